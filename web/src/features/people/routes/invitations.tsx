/** Who is invited. */
import { Badge, Button } from "@mantine/core";
import { IconMail, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Invitation } from "@/api/types";
import { confirm } from "@/components/confirm";
import { Loaded } from "@/components/Loaded";
import { Filter, ListTools } from "@/components/ListTools";
import { PageHead } from "@/components/PageHead";
import { EmptyState } from "@/components/states";
import { Pager, Table, type Column } from "@/components/Table";
import { toast } from "@/components/toasts";
import { useRole } from "@/features/auth/api/get-me";
import { formatDateTime } from "@/lib/format";
import { useMessageFor } from "@/lib/http/message";
import { matches, sortRows } from "@/lib/list/sort";
import { useListParams, type ListParams } from "@/lib/list/use-list-params";
import { listInvitations } from "../api/list-invitations";
import { revokeInvitation } from "../api/revoke-invitation";
import { InviteDialog } from "../components/InviteDialog";
import { PeopleTabs } from "../components/PeopleTabs";
import "../texts";

const FILTERS = ["status"] as const;
const STATUSES = ["pending", "accepted", "revoked", "expired"] as const;

export function Component() {
  const { t } = useTranslation("people");
  const admin = useRole() === "admin";
  const params = useListParams(FILTERS, "-expires_at");
  const invitations = useQuery(listInvitations(params.cursor));
  const [inviting, setInviting] = useState(false);
  const newButton = admin && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
      {t("invitations.new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={newButton} />
      <PeopleTabs />
      <ListTools params={params} searchLabel={t("invitations.search")}>
        <Filter
          label={t("invitations.any_status")}
          value={params.filters.status}
          options={STATUSES.map((value) => ({ value, label: t(`invitations.${value}`) }))}
          onChange={(status) => params.set({ status })}
        />
      </ListTools>
      <Loaded query={invitations}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon={<IconMail />} title={t("invitations.empty_title")} text={t("invitations.empty_text")} action={newButton} />
          ) : (
            <>
              <Invitations invitations={page.items} params={params} admin={admin} />
              <Pager cursor={params.cursor} next={page.next_cursor} onPage={(cursor) => params.set({ cursor })} />
            </>
          )
        }
      </Loaded>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

interface InvitationsProps {
  invitations: Invitation[];
  params: ListParams<"status">;
  admin: boolean;
}

function Invitations({ invitations, params, admin }: InvitationsProps) {
  const { t } = useTranslation(["people", "common"]);
  const columns: Column[] = [
    { id: "name", label: t("invitations.name"), sortable: true },
    { id: "role", label: t("invitations.role"), sortable: true },
    { id: "status", label: t("invitations.status"), sortable: true },
    { id: "expires_at", label: t("invitations.expires"), sortable: true },
    ...(admin ? [{ id: "actions", label: t("users.actions"), hidden: true }] : []),
  ];
  const { status } = params.filters;
  const kept = invitations.filter((one) => matches(params.q, [one.name, one.email]) && (!status || one.status === status));
  const rows = sortRows(kept, params.sort, (one, column) => one[column as "name"]);
  if (rows.length === 0) return <EmptyState title={t("common:list.nothing_title")} text={t("common:list.nothing_text")} />;
  return (
    <Table caption={t("tabs.invitations")} columns={columns} sort={params.sort} onSort={(sort) => params.set({ sort })}>
      {rows.map((one) => (
        <tr key={one.invitation_id}>
          <th scope="row">
            {one.name}
            <br />
            <span className="small dim">{one.email}</span>
          </th>
          <td>{t(`common:roles.${one.role}`)}</td>
          <td>
            <Badge variant={one.status === "pending" ? "light" : "default"}>{t(`invitations.${one.status}`)}</Badge>
          </td>
          <td>
            <span className="num">{formatDateTime(one.expires_at)}</span>
          </td>
          {admin && <td>{one.status === "pending" && <RevokeButton invitation={one} />}</td>}
        </tr>
      ))}
    </Table>
  );
}

function RevokeButton({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation("people");
  const cache = useQueryClient();
  const message = useMessageFor();
  const revoking = useMutation({
    mutationFn: () => revokeInvitation(invitation.invitation_id),
    onSuccess: () => {
      toast(t("invitations.revoked_done"));
      void cache.invalidateQueries({ queryKey: ["invitations"] });
    },
    onError: (error) => toast(message(error), "bad"),
  });
  const ask = async () => {
    const title = t("invitations.revoke_title", { email: invitation.email });
    const question = { title, text: t("invitations.revoke_text"), action: t("invitations.revoke"), danger: true };
    if (await confirm(question)) revoking.mutate();
  };
  return (
    <Button
      variant="default"
      size="xs"
      loading={revoking.isPending}
      aria-label={`${t("invitations.revoke")}: ${invitation.email}`}
      onClick={() => void ask()}
    >
      {t("invitations.revoke")}
    </Button>
  );
}
