import { Button } from "@patternfly/react-core";
import { type ReactNode, useMemo, useState } from "react";
import { kitText } from "../messages/kit-messages.ts";
import { copyText } from "./copy-text.ts";
import { xmlTokens } from "./xml-tokens.ts";
import "./xml-view.css";

/** XML to read and copy, coloured. */
export function XmlView({ xml, label }: { readonly xml: string; readonly label?: string }): ReactNode {
  const tokens = useMemo(() => xmlTokens(xml.trimEnd()), [xml]);
  const [copied, setCopied] = useState(false);
  return (
    <div className="hob-xml">
      <Button
        className="hob-xml__copy"
        size="sm"
        variant="secondary"
        onClick={() => void copyText(xml).then(() => setCopied(true))}
      >
        {kitText(copied ? "copied" : "copy")}
      </Button>
      <pre className="hob-xml__text" tabIndex={0} role="region" aria-label={label ?? kitText("xml.label")}>
        <code>
          {tokens.map(({ kind, text }, index) =>
            kind === "text" ? (
              text
            ) : (
              <span key={index} className={`hob-xml__${kind}`}>
                {text}
              </span>
            ),
          )}
        </code>
      </pre>
    </div>
  );
}
