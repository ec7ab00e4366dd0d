import { Breadcrumb, BreadcrumbItem, PageSection, Tab, Tabs, TabTitleText, Title } from "@patternfly/react-core";
import { type ReactNode, useEffect, useId } from "react";
import { Link, useNavigate } from "react-router";
import "./page.css";

/** A tab below the title of a page. Each has its own address. */
export interface PageTab {
  readonly title: string;
  readonly path: string;
}

/** The frame of every page. */
export interface PageProps {
  readonly title: string;
  /** Beside the title: state, count. */
  readonly label?: ReactNode;
  /** The way here, without the page itself. */
  readonly breadcrumb?: readonly { readonly title: string; readonly path: string }[];
  /** Buttons in the order of use; one primary at most. */
  readonly actions?: ReactNode;
  readonly tabs?: readonly PageTab[];
  /** The `path` of the tab that is open. */
  readonly currentTab?: string;
  /** The content takes what is left of the window and scrolls itself: for tables and consoles. */
  readonly isFilled?: boolean;
  readonly children: ReactNode;
}

/** Title, breadcrumb, actions, tabs, and below them the content. */
export function Page(props: PageProps): ReactNode {
  const { title, label, breadcrumb = [], actions, tabs = [], currentTab, isFilled = false, children } = props;
  const navigate = useNavigate();
  const bodyId = `${useId()}-body`;
  useEffect(() => {
    document.title = `${title} · Hob`;
  }, [title]);
  return (
    <div className={isFilled ? "hob-page hob-page--filled" : "hob-page"}>
      <PageSection hasBodyWrapper={false} className="hob-page__head">
        {breadcrumb.length > 0 ? (
          <Breadcrumb>
            {breadcrumb.map((step) => (
              <BreadcrumbItem
                key={step.path}
                render={({ className }) => (
                  <Link className={className} to={step.path}>
                    {step.title}
                  </Link>
                )}
              />
            ))}
            <BreadcrumbItem isActive>{title}</BreadcrumbItem>
          </Breadcrumb>
        ) : null}
        <div className="hob-page__title-row">
          <Title headingLevel="h1" className="hob-page__title">
            {title}
          </Title>
          {label ? <div className="hob-page__label">{label}</div> : null}
          {actions ? <div className="hob-page__actions">{actions}</div> : null}
        </div>
        {tabs.length > 0 ? (
          <Tabs
            component="nav"
            aria-label={title}
            activeKey={currentTab ?? tabs[0]?.path ?? ""}
            onSelect={(event, key) => {
              event.preventDefault();
              void navigate(String(key));
            }}
          >
            {tabs.map((tab) => (
              <Tab
                key={tab.path}
                eventKey={tab.path}
                href={tab.path}
                tabContentId={bodyId}
                title={<TabTitleText>{tab.title}</TabTitleText>}
              />
            ))}
          </Tabs>
        ) : null}
      </PageSection>
      <PageSection hasBodyWrapper={false} id={bodyId} className="hob-page__body">
        {children}
      </PageSection>
    </div>
  );
}
