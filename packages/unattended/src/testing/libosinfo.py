"""Fills install scripts with libosinfo. Reads requests as JSON lines, answers with a JSON line each."""
import json
import sys
import tempfile

import gi

gi.require_version("Libosinfo", "1.0")
from gi.repository import Gio, Libosinfo  # noqa: E402

loader = Libosinfo.Loader.new()
loader.process_system_path()
db = loader.get_db()
METHODS = Libosinfo.InstallScriptInjectionMethod
SOURCES = Libosinfo.InstallScriptInstallationSource

for line in sys.stdin:
    request = json.loads(line)
    os = db.get_os(request["os"])
    script = db.get_install_script(request["script"])
    config = Libosinfo.InstallConfig.new("http://example.org/config")
    for key in config.get_param_keys():
        if key != "id":
            config.clear_param(key)
    for key, value in request["config"].items():
        config.set_param(key, value)
    script.set_preferred_injection_method(getattr(METHODS, request["injection"].upper()))
    script.set_installation_source(getattr(SOURCES, request["source"].upper()))
    media = None
    if request["media"] is not None:
        media = Libosinfo.Media.new("http://example.org/media", "x86_64")
        for variant in request["media"]:
            media.add_param("variant", variant)
        media.set_property("os", os)
    answer = {}
    if media is None:
        answer["file"] = script.generate(os, config, None)
        answer["commandLine"] = script.generate_command_line(os, config)
    else:
        answer["file"] = script.generate_for_media(media, config, None)
        answer["commandLine"] = script.generate_command_line_for_media(media, config)
    with tempfile.TemporaryDirectory() as folder:
        place = Gio.File.new_for_path(folder)
        if media is None:
            written = script.generate_output(os, config, place, None)
        else:
            written = script.generate_output_for_media(media, config, place, None)
        answer["name"] = written.get_basename()
        with open(written.get_path(), encoding="utf-8") as output:
            answer["written"] = output.read()
    print(json.dumps(answer), flush=True)
