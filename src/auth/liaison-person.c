/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-person.h"

#include "model/liaison-error.h"

void
liaison_identity_clear (LiaisonIdentity *identity)
{
  g_free ((char *) identity->tenant_id);
  g_free ((char *) identity->user_id);
  g_free ((char *) identity->user_name);
  g_free ((char *) identity->user_mail);
  *identity = (LiaisonIdentity){ NULL };
}

void
liaison_identity_set (LiaisonIdentity *identity, const LiaisonIdentity *other)
{
  const LiaisonIdentity copy = {
    .tenant_id = g_strdup (other->tenant_id),
    .user_id = g_strdup (other->user_id),
    .user_name = g_strdup (other->user_name != NULL ? other->user_name : identity->user_name),
    .user_mail = g_strdup (other->user_mail != NULL ? other->user_mail : identity->user_mail),
  };

  liaison_identity_clear (identity);
  *identity = copy;
}

/* By Partner Center's code, ours, and the sign-in service's numbers ("sign-in.md", "In human
 * words").
 */
gboolean
liaison_refusal_is_for_second_factor (const GError *refusal)
{
  static const char *const codes[] = { LIAISON_CODE_SECOND_FACTOR,
                                       LIAISON_CODE_SECOND_FACTOR_AGAIN,
                                       "50072",
                                       "50074",
                                       "50076",
                                       "50078",
                                       "50079",
                                       "50158",
                                       NULL };
  const LiaisonErrorDetails *details = liaison_error_get_details (refusal);

  return details != NULL && details->service_code != NULL &&
         g_strv_contains (codes, details->service_code);
}
