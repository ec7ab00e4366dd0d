import {
  ConfirmDialog,
  ErrorAlert,
  type Fact,
  FactList,
  Page,
  RelativeTime,
  Size,
  useCan,
  useFills,
  useItem,
  useOperation,
} from "@hob/ui";
import type { ItemOf } from "@hob/resources";
import {
  Alert,
  Button,
  Card,
  CardBody,
  CardTitle,
  FormSelect,
  FormSelectOption,
  Skeleton,
} from "@patternfly/react-core";
import { type ReactNode, Suspense, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { hosts, type VirtualizationSetting, virtualizationSettings } from "../model/index.ts";
import { hostCards } from "./host-cards.ts";
import { HostStateLabel } from "./host-state-label.tsx";
import "./hosts.css";
import { text } from "./messages.ts";

type Host = ItemOf<typeof hosts>;

/** One host: what it is, how guests run on it, and what other plugins know of it. */
export default function HostPage(): ReactNode {
  const id = useParams().id ?? "";
  const { item: host, error, refetch } = useItem(hosts, id);
  const cards = useFills(hostCards);
  const breadcrumb = [{ title: text("hosts"), path: "/hosts" }];
  if (!host) {
    return (
      <Page title={text("hosts")} breadcrumb={breadcrumb}>
        <ErrorAlert error={error} onRetry={refetch} />
        {error ? null : <Skeleton height="12rem" />}
      </Page>
    );
  }
  return (
    <Page
      title={host.name}
      label={<HostStateLabel state={host.state} />}
      breadcrumb={breadcrumb}
      actions={<HostActions host={host} />}
    >
      <div className="hob-host">
        {host.state === "disconnected" ? (
          <Alert
            className="hob-host__wide"
            variant="warning"
            isInline
            title={text("disconnected", { name: host.name })}
          >
            <p>{host.reason}</p>
            {host.hint ? <p>{host.hint}</p> : null}
          </Alert>
        ) : null}
        <Card isCompact>
          <CardTitle component="h2">{text("facts")}</CardTitle>
          <CardBody>
            <FactList facts={factsOf(host)} />
          </CardBody>
        </Card>
        <Card isCompact>
          <CardTitle component="h2">{text("virtualization")}</CardTitle>
          <CardBody>
            <Virtualization host={host} />
          </CardBody>
        </Card>
        {cards.map(({ id: cardId, title, card: Content }) => (
          <Card key={cardId} isCompact>
            <CardTitle component="h2">{title}</CardTitle>
            <CardBody>
              <Suspense fallback={<Skeleton height="6rem" />}>
                <Content hostId={host.id} />
              </Suspense>
            </CardBody>
          </Card>
        ))}
      </div>
    </Page>
  );
}

function factsOf(host: Host): readonly Fact[] {
  const cpus =
    host.cpus === null ? null : text("cpusOf", { count: host.cpus, model: host.cpuModel ?? host.arch ?? "" });
  return [
    { term: text("hostname"), value: host.hostname },
    { term: text("uri"), value: <code>{host.uri}</code> },
    { term: text("processor"), value: cpus },
    { term: text("memory"), value: <Size bytes={host.memory} /> },
    { term: text("version"), value: host.libvirtVersion },
    { term: text("hypervisor"), value: host.hypervisor },
    { term: text("vms"), value: text("vmsRunning", { running: host.vmsRunning, count: host.vms }) },
    { term: text("since"), value: <RelativeTime at={host.since} /> },
  ];
}

/** The setting, what came of it, and why. */
function Virtualization({ host }: { readonly host: Host }): ReactNode {
  const update = useOperation(hosts, "update");
  const can = useCan();
  return (
    <div className="hob-host__virtualization">
      <FormSelect
        aria-label={text("virtualization")}
        value={host.virtualization}
        isDisabled={!can("hosts:manage") || update.isRunning}
        onChange={(_event, picked) => void update.run(host.id, { virtualization: picked as VirtualizationSetting })}
      >
        {virtualizationSettings.map((setting) => (
          <FormSelectOption key={setting} value={setting} label={text(`virtualization.${setting}`)} />
        ))}
      </FormSelect>
      <ErrorAlert error={update.error} />
      <FactList facts={[{ term: text("guestType"), value: host.guestType }]} />
      {host.guestTypeBecause ? <p>{host.guestTypeBecause}</p> : null}
    </div>
  );
}

function HostActions({ host }: { readonly host: Host }): ReactNode {
  const can = useCan();
  const navigate = useNavigate();
  const reconnect = useOperation(hosts, "reconnect");
  const forget = useOperation(hosts, "delete");
  const [isAsking, setAsking] = useState(false);
  if (!can("hosts:manage")) return null;
  return (
    <>
      {host.state === "connected" ? null : (
        <Button variant="secondary" isLoading={reconnect.isRunning} onClick={() => void reconnect.run(host.id)}>
          {text("reconnect")}
        </Button>
      )}
      <Button variant="link" isDanger onClick={() => setAsking(true)}>
        {text("forget")}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={text("forget.title", { name: host.name })}
          verb={text("forget.verb")}
          isRunning={forget.isRunning}
          error={forget.error}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            void forget.attempt(host.id).then(
              () => navigate("/hosts"),
              () => undefined,
            )
          }
        >
          {text("forget.body")}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
