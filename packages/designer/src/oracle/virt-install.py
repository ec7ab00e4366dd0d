"""virt-install's own program in one process, for many guests, and libvirt's own form of any guest.

Usage: /usr/bin/python3 -B virt-install.py URI
Each line of standard input is a JSON list: ["install", WORD…] answers what virt-install prints for these words,
["define", XML] what libvirt keeps of a guest that it defines (by its schema) and forgets again.
Each line of standard output is a JSON object: code, out, err, ms.
"""
import contextlib
import io
import json
import sys
import time

sys.path.insert(0, "/usr/share/virt-manager")

import libvirt  # noqa: E402
from virtinst import cli, virtinstall  # noqa: E402

answers = sys.stdout
connection = cli.getConnection(sys.argv[1])
plain = libvirt.open(sys.argv[1])
libvirt.registerErrorHandler(lambda *_: None, None)


def install(words):
    sys.argv = ["virt-install", *words]
    return virtinstall.main(conn=connection) or 0


def define(xml):
    domain = plain.defineXMLFlags(xml, libvirt.VIR_DOMAIN_DEFINE_VALIDATE)
    print(domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))
    domain.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_NVRAM | libvirt.VIR_DOMAIN_UNDEFINE_TPM)
    return 0


def answer(verb, *words):
    out, err = io.StringIO(), io.StringIO()
    begun = time.perf_counter()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = install(words) if verb == "install" else define(*words)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        except Exception as problem:  # As virt-install's own command prints them.
            code = 1
            print("ERROR", problem, file=err)
    spent = (time.perf_counter() - begun) * 1000
    return {"code": code, "out": out.getvalue(), "err": err.getvalue(), "ms": spent}


for line in sys.stdin:
    print(json.dumps(answer(*json.loads(line))), file=answers, flush=True)
