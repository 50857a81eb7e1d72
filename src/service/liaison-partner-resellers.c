/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-partner-client-private.h"
#include "service/liaison-partner-json.h"
#include "wire/liaison-json.h"

/* The verbs of indirect providers and resellers ("support.md", section 3; "customers.md", section
 * 2). */

void
liaison_partner_client_list_joint_parties_async (LiaisonPartnerClient *self,
                                                 LiaisonJoint kind,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data)
{
  /* By what the partner is to them. */
  static const char *const paths[] = {
    [LIAISON_JOINT_PROVIDER] = "/v1/relationships?relationship_type=IsIndirectResellerOf",
    [LIAISON_JOINT_RESELLER] =
      "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf",
  };
  const LiaisonRestCall call = {
    .path = paths[kind],
    .read = liaison_partner_json_read_resellers,
    .free_result = g_object_unref,
  };

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));
  g_return_if_fail (kind != LIAISON_JOINT_NONE);

  liaison_partner_client_start_call (self, &call, liaison_partner_client_list_joint_parties_async,
                                     cancellable, callback, user_data);
}

GListModel *
liaison_partner_client_list_joint_parties_finish (LiaisonPartnerClient *self,
                                                  GAsyncResult *result,
                                                  GError **error)
{
  return liaison_partner_client_finish_call (
    self, result, liaison_partner_client_list_joint_parties_async, error);
}

/* Transfer full. */
static char *
make_filter (const char *reseller_id)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "Field", "IndirectReseller");
  json_object_set_string_member (object, "Value", reseller_id);
  json_object_set_string_member (object, "Operator", "starts_with");
  json_node_set_object (node, object);

  return json_to_string (node, FALSE);
}

void
liaison_partner_client_list_reseller_customers_async (LiaisonPartnerClient *self,
                                                      const char *reseller_id,
                                                      const char *continuation,
                                                      guint size,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer user_data)
{
  g_autofree char *filter = NULL;

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));
  g_return_if_fail (reseller_id != NULL);

  filter = make_filter (reseller_id);
  liaison_partner_client_start_page (self, filter, continuation, size,
                                     liaison_partner_client_list_reseller_customers_async,
                                     cancellable, callback, user_data);
}

LiaisonCustomerPage *
liaison_partner_client_list_reseller_customers_finish (LiaisonPartnerClient *self,
                                                       GAsyncResult *result,
                                                       GError **error)
{
  return liaison_partner_client_finish_call (
    self, result, liaison_partner_client_list_reseller_customers_async, error);
}
