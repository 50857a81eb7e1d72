/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/inspect/liaison-link-words.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-link-difference.h"
#include "ui/liaison-sentences.h"

static const char *
get_relationship_text (const LiaisonLinkReading *reading)
{
  gboolean indirect = reading->purpose == LIAISON_PURPOSE_INDIRECT;
  gboolean granted =
    reading->cloud == NULL || liaison_cloud_has (reading->cloud, LIAISON_CLOUD_LINK_GRANTS_RIGHTS);

  switch (reading->rights)
    {
    case LIAISON_LINK_RIGHTS_ASKED:
      if (!granted)
        return indirect
          ? _ ("A reseller relationship with an indirect reseller and its provider. It asks "
                      "for delegated administration privileges, too, but in this cloud a link "
                      "does not grant them any more.")
          : _ ("A reseller relationship. It asks for delegated administration privileges, "
                      "too, but in this cloud a link does not grant them any more.");
      return indirect ? _ ("A reseller relationship with an indirect reseller and its provider, "
                           "with delegated administration privileges")
                      : _ ("A reseller relationship with delegated administration privileges");
    case LIAISON_LINK_RIGHTS_NOT_ASKED:
      return indirect ? _ ("A reseller relationship with an indirect reseller and its provider, "
                           "without administration privileges")
                      : _ ("A reseller relationship without administration privileges");
    case LIAISON_LINK_RIGHTS_NOT_SAID:
    default:
      return indirect ? _ ("A reseller relationship with an indirect reseller and its provider; "
                           "nothing is said about administration privileges")
                      : _ ("A reseller relationship; nothing is said about administration "
                           "privileges");
    }
}

char *
liaison_link_to_purpose_text (const LiaisonLinkReading *reading)
{
  switch (reading->purpose)
    {
    case LIAISON_PURPOSE_RESELLER:
    case LIAISON_PURPOSE_INDIRECT:
      return g_strdup (get_relationship_text (reading));
    case LIAISON_PURPOSE_GRANULAR_RIGHTS:
      return g_strdup (_ ("Granular delegated administration privileges (GDAP), without a reseller "
                          "relationship"));
    case LIAISON_PURPOSE_AGREEMENT:
      return g_strdup (_ ("Accepting the Microsoft Customer Agreement, and nothing else"));
    case LIAISON_PURPOSE_TRIAL:
      return g_strdup (_ ("Taking up a trial offer"));
    case LIAISON_PURPOSE_PORTAL:
      return g_strdup (_ ("Nothing: this is the front page of the admin portal"));
    case LIAISON_PURPOSE_UNKNOWN:
    default:
      return g_strdup (reading->cloud != NULL || reading->marked
                       ? _ ("Nothing that Liaison knows of")
                       : _ ("Nothing of a partner’s: this is some other address"));
    }
}

static char *
identify (LiaisonInspector *inspector, const char *tenant)
{
  g_autofree char *name = NULL;
  LiaisonTenantKind kind = liaison_inspector_identify (inspector, tenant, &name);

  if (kind == LIAISON_TENANT_FOREIGN)
    /* Translators: %s is a partner's Microsoft ID. */
    return g_strdup_printf (_ ("A partner that Liaison does not know, Microsoft ID %s"), tenant);
  if (name == NULL)
    return g_strdup (tenant);
  if (kind == LIAISON_TENANT_OWN)
    /* Translators: a company and its Microsoft ID. */
    return g_strdup_printf (_ ("This account: %1$s, Microsoft ID %2$s"), name, tenant);
  if (kind == LIAISON_TENANT_OTHER_ACCOUNT)
    return g_strdup_printf (_ ("Another account of yours: %1$s, Microsoft ID %2$s"), name, tenant);
  if (kind == LIAISON_TENANT_PROVIDER)
    return g_strdup_printf (_ ("Your indirect provider %1$s, Microsoft ID %2$s"), name, tenant);
  return g_strdup_printf (_ ("Your indirect reseller %1$s, Microsoft ID %2$s"), name, tenant);
}

char *
liaison_link_to_partner_text (const LiaisonLinkReading *reading, LiaisonInspector *inspector)
{
  if (reading->partner_id != NULL && g_uuid_string_is_valid (reading->partner_id))
    return identify (inspector, reading->partner_id);
  if (reading->purpose == LIAISON_PURPOSE_GRANULAR_RIGHTS)
    return g_strdup (_ ("Not told by the link"));
  if (reading->purpose == LIAISON_PURPOSE_RESELLER || reading->purpose == LIAISON_PURPOSE_INDIRECT)
    return g_strdup (_ ("Not told by what is left of the link"));
  return NULL;
}

char *
liaison_link_to_provider_text (const LiaisonLinkReading *reading, LiaisonInspector *inspector)
{
  return reading->provider_id != NULL ? identify (inspector, reading->provider_id) : NULL;
}

static const char *
get_name (LiaisonInvitation *invitation)
{
  const char *company = liaison_invitation_get_company (invitation);
  const char *mail = liaison_invitation_get_contact_mail (invitation);

  if (company != NULL && *company != '\0')
    return company;
  return mail != NULL && *mail != '\0' ? mail : _ ("Untitled Draft");
}

char *
liaison_link_to_audience_text (const LiaisonLinkReading *reading,
                               LiaisonInspector *inspector,
                               const char *link)
{
  g_autoptr(GPtrArray) invitations = NULL;

  if (reading->relationship_id != NULL)
    return g_strdup_printf (
      /* Translators: %s is the ID of a relationship. */
      _ ("The one customer of the relationship %s; whoever accepts first"),
         reading->relationship_id);
  if (reading->purpose == LIAISON_PURPOSE_PORTAL || reading->purpose == LIAISON_PURPOSE_UNKNOWN)
    return NULL;

  invitations = liaison_inspector_find_invitations (inspector, link);
  if (invitations->len == 0)
    return g_strdup (_ ("Any customer: the link names none"));
  return g_strdup_printf (
    /* Translators: %2$s is the name of a customer's company. */
    ngettext ("Any customer: the link names none. %1$u invitation of yours has it, to %2$s.",
              "Any customer: the link names none. %1$u invitations of yours have it, the latest "
              "to %2$s.",
              invitations->len),
    invitations->len, get_name (g_ptr_array_index (invitations, 0)));
}

char *
liaison_link_to_place_text (const LiaisonLinkReading *reading)
{
  g_autofree char *cloud = reading->cloud != NULL ? liaison_cloud_to_name (reading->cloud) : NULL;

  if (cloud == NULL)
    /* Translators: %s is a host: “example.com”. */
    return g_strdup_printf (_ ("%s, which is no host of Microsoft’s for invitations"),
                               reading->host);
  /* Translators: a cloud and a host: “Public cloud, admin.microsoft.com”. */
  return g_strdup_printf (_ ("%1$s, %2$s"), cloud, reading->host);
}

const char *
liaison_link_to_form_text (const LiaisonLinkReading *reading)
{
  switch (reading->form)
    {
    case LIAISON_LINK_FORM_OLDER:
      return _ ("An older form, for countries that the admin portal does not cover");
    case LIAISON_LINK_FORM_STORE:
      return _ ("An old form, of the business store");
    case LIAISON_LINK_FORM_CURRENT:
    default:
      return NULL;
    }
}

const char *
liaison_link_damage_to_name (const LiaisonLinkDamage *damage)
{
  static const char *const names[] = {
    [LIAISON_DAMAGE_ESCAPED] = N_ ("Copied out of HTML"),
      [LIAISON_DAMAGE_ENCODED] =
        N_ ("Signs encoded"), [LIAISON_DAMAGE_TRANSFER] = N_ ("Copied out of a message’s source"),
                                [LIAISON_DAMAGE_REWRITTEN] = N_ ("Rewritten by a mail gateway"),
                                  [LIAISON_DAMAGE_SEALED] = N_ ("Hidden by a mail gateway"),
                                    [LIAISON_DAMAGE_WRAPPED] =
                                      N_ ("Broken over lines"),
                                        [LIAISON_DAMAGE_QUOTED] =
                                          N_ ("Marks of a quoted message within it"),
                                              [LIAISON_DAMAGE_INVISIBLE] = N_ ("Invisible characters"),
                                                [LIAISON_DAMAGE_WIDE] = N_ ("Typographic characters"),
                                                  [LIAISON_DAMAGE_LOOKALIKE] = N_ ("Letters of another script"),
                                                    [LIAISON_DAMAGE_GLUED] = N_ ("Other characters touch it"),
                                                      [LIAISON_DAMAGE_HASH_LOST] = N_ ("“#” lost"),
                                                        [LIAISON_DAMAGE_PAGE_LOST] = N_ ("Cut off before “#”"),
                                                          [LIAISON_DAMAGE_CUT] = N_ ("Cut off"),
                                                            [LIAISON_DAMAGE_VALUE] = N_ ("A value that cannot be"),
                                                              [LIAISON_DAMAGE_CONTRADICTORY] = N_ ("Contradictory"),
                                                                [LIAISON_DAMAGE_CASE] = N_ ("Small and capital letters changed"),
                                                                  [LIAISON_DAMAGE_NO_SCHEME] = N_ ("“https://” missing"),
                                                                    [LIAISON_DAMAGE_NOT_HTTPS] =
                                                                      N_ ("Not encrypted"),
                                                                        [LIAISON_DAMAGE_USER_INFO] =
                                                                          N_ ("Misleading beginning"),
                                                                            [LIAISON_DAMAGE_HOST] =
                                                                              N_ ("Wrong host"),
                                                                            };

  return _ (names[damage->kind]);
}

/* What it means. "%s" stands for the piece. */
static const char *
get_damage_format (LiaisonLinkDamageKind kind)
{
  static const char *const formats[] = {
    [LIAISON_DAMAGE_ESCAPED] = N_ ("“%s” stands where the sign itself belongs."),
      [LIAISON_DAMAGE_ENCODED] = N_ ("“%s” stands where the sign itself belongs."),
        [LIAISON_DAMAGE_TRANSFER] = N_ ("“%s” is how mail programs write “=” among themselves."),
          /* Translators: %s is a product: “Safe Links”. */
          [LIAISON_DAMAGE_REWRITTEN] = N_ ("%s has put an address of its own around it."),
            /* Translators: %s is a product: “Mimecast”. */
            [LIAISON_DAMAGE_SEALED] = N_ ("Only %s knows the link. Look at the message as it was sent."),
              [LIAISON_DAMAGE_WRAPPED] = N_ ("It goes on behind a line’s end or a blank: “%s”"),
                [LIAISON_DAMAGE_QUOTED] =
                  N_ ("“%s” stands at the beginning of its lines."),
                      /* Translators: %s is the code of a character: “⟨U+200B⟩”. */
                      [LIAISON_DAMAGE_INVISIBLE] =
                        N_ ("%s takes no room, but makes it another address."),
                            [LIAISON_DAMAGE_WIDE] =
                              N_ ("“%s” looks like the sign that belongs there, but is another."),
                                  [LIAISON_DAMAGE_LOOKALIKE] =
                                    N_ ("“%s” is not the letter it looks like."),
                                        [LIAISON_DAMAGE_GLUED] =
                                          N_ ("“%s” would be taken for a part of it."),
                                              [LIAISON_DAMAGE_HASH_LOST] =
                                                N_ ("It belongs before “%s”."),
                                                    [LIAISON_DAMAGE_HOST] =
                                                      N_ ("It opens %s, which is no host of Microsoft’s for invitations."),
                                                          [LIAISON_N_DAMAGES] = NULL,
                                                    };

  return formats[kind];
}

/* What needs no piece. */
static const char *
get_damage_text (LiaisonLinkDamageKind kind)
{
  static const char *const texts[] = {
    [LIAISON_DAMAGE_PAGE_LOST] = N_ ("Without that part the portal opens, but no invitation."),
      [LIAISON_DAMAGE_CUT] =
        N_ ("Parts that every such link has are missing."),
            [LIAISON_DAMAGE_VALUE] =
              N_ ("One of its parts is not what Microsoft writes there."),
                  [LIAISON_DAMAGE_CONTRADICTORY] =
                    N_ ("The same parameter stands in it twice, with two values."),
                        [LIAISON_DAMAGE_CASE] =
                          N_ ("It is not written as it was issued."),
                              [LIAISON_DAMAGE_NO_SCHEME] =
                                N_ ("Mail programs may not make a link of it."),
                                    [LIAISON_DAMAGE_NOT_HTTPS] =
                                      N_ ("It begins with “http://” instead of “https://”."),
                                          [LIAISON_DAMAGE_USER_INFO] =
                                            N_ ("What stands before “@” is not where it leads."),
                                                [LIAISON_N_DAMAGES] = NULL,
                                          };

  return texts[kind] != NULL ? _ (texts[kind]) : NULL;
}

/* What looks like something else is given with its code. */
static char *
dup_piece (const LiaisonLinkDamage *damage)
{
  if (damage->piece == NULL)
    return NULL;
  if (damage->kind == LIAISON_DAMAGE_LOOKALIKE || damage->kind == LIAISON_DAMAGE_WIDE)
    return g_strdup_printf ("%s U+%04X", damage->piece, g_utf8_get_char (damage->piece));
  return liaison_link_difference_dup_visible (damage->piece);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *
liaison_link_damage_to_text (const LiaisonLinkDamage *damage)
{
  const char *format = get_damage_format (damage->kind);
  g_autofree char *piece = dup_piece (damage);

  if (format == NULL)
    return g_strdup (get_damage_text (damage->kind));
  return g_strdup_printf (_ (format), piece != NULL ? piece : "");
}
#pragma GCC diagnostic pop

char *
liaison_guard_report_to_text (const LiaisonGuardReport *report)
{
  switch (report->verdict)
    {
    case LIAISON_GUARD_INTACT:
      return g_strdup (_ ("Intact"));
    case LIAISON_GUARD_DOUBLED:
      return g_strdup_printf (ngettext ("Intact, %u copy", "Intact, %u copies", report->copies),
                              report->copies);
    case LIAISON_GUARD_ALTERED:
      return g_strdup (
        _ ("Changed. Compare it below, and take the right one from the invitation."));
    case LIAISON_GUARD_FOREIGN:
      return g_strdup (_ ("The link of another partner’s invitation stands there. Remove it."));
    case LIAISON_GUARD_MISSING:
    default:
      return g_strdup (_ ("Missing"));
    }
}

char *
liaison_placeholders_to_text (GStrv placeholders)
{
  g_autofree char *list = NULL;

  if (placeholders[0] == NULL)
    return NULL;
  /* Translators: between the members of a list. */
  list = g_strjoinv (_ (", "), placeholders);
  /* Translators: %s is a list of placeholders: “{contact_name}, {due_date}”. */
  return g_strdup_printf (_ ("Not filled in: %s"), list);
}

char *
liaison_inspection_to_recipients_text (const LiaisonInspection *inspection)
{
  g_autofree char *list = NULL;

  switch (liaison_inspection_get_addressed (inspection))
    {
    case LIAISON_ADDRESSED_TO_CONTACT:
      /* Translators: %s is an e-mail address. */
      return g_strdup_printf (_ ("%s, as the invitation is"), inspection->contact);
    case LIAISON_ADDRESSED_TO_OTHERS:
      /* Translators: between the members of a list. */
      list = g_strjoinv (_ (", "), inspection->message->recipients);
      /* Translators: e-mail addresses: those a message is for, and the one an invitation is for. */
      return g_strdup_printf (_ ("%1$s. The invitation is for %2$s: make sure that this is meant."),
                                 list, inspection->contact);
    case LIAISON_ADDRESSED_NOT_KNOWN:
    default:
      return NULL;
    }
}

static guint
count_damaged (GPtrArray *links)
{
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    n += ((LiaisonInspectedLink *) g_ptr_array_index (links, i))->damages->len > 0;
  return n;
}

/* Looks like an invitation of Microsoft's and leads elsewhere. */
static gboolean
is_dangerous (GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const LiaisonInspectedLink *link = g_ptr_array_index (links, i);

      if (liaison_inspected_link_has (link, LIAISON_DAMAGE_LOOKALIKE) ||
          liaison_inspected_link_has (link, LIAISON_DAMAGE_USER_INFO) ||
          (liaison_inspected_link_has (link, LIAISON_DAMAGE_HOST) && link->reading != NULL &&
           link->reading->marked))
        return TRUE;
    }
  return FALSE;
}

/* Somebody's address that has nothing to do with partners. */
static gboolean
is_stranger (const LiaisonInspectedLink *link)
{
  return link->reading != NULL && link->reading->cloud == NULL && !link->reading->marked &&
         link->repaired == NULL;
}

static gboolean
is_sound (const LiaisonGuardReport *report)
{
  return report == NULL || report->verdict == LIAISON_GUARD_INTACT ||
         report->verdict == LIAISON_GUARD_DOUBLED;
}

gboolean
liaison_inspection_is_good (const LiaisonInspection *inspection)
{
  const LiaisonMessageCheck *check = inspection->check;

  return check->links->len > 0 && count_damaged (check->links) == 0 &&
         (!check->has_words ||
          (is_sound (check->text) && is_sound (check->html) && check->placeholders[0] == NULL));
}

/* Of a message that was compared with the link it should hold. */
static const char *
get_message_sentence (const LiaisonInspection *inspection)
{
  const LiaisonMessageCheck *check = inspection->check;

  if (!is_sound (check->text) || !is_sound (check->html))
    return _ ("Do not send it like this: the link is not what it should be.");
  if (check->placeholders[0] != NULL)
    return _ ("Do not send it like this: placeholders are left.");
  if (count_damaged (check->links) > 0)
    return _ ("The link is intact, but there is a damaged one beside it.");
  return _ ("The link is intact and no placeholder is left.");
}

static const char *
get_link_sentence (const LiaisonInspectedLink *link)
{
  if (is_stranger (link))
    return _ ("This is no partner’s link.");
  if (link->damages->len == 0)
    return _ ("The link is whole.");
  return link->repaired != NULL ? _ ("The link is damaged. The right one is below.")
                                : _ ("The link is damaged.");
}

char *
liaison_inspection_to_sentence (const LiaisonInspection *inspection)
{
  const LiaisonMessageCheck *check = inspection->check;
  guint n_damaged = count_damaged (check->links);

  if (is_dangerous (check->links))
    return g_strdup (_ ("Do not open this link: it leads elsewhere than it seems."));
  if (check->has_words && check->link != NULL)
    return g_strdup (get_message_sentence (inspection));
  if (check->links->len == 0)
    return g_strdup (_ ("There is no partner’s link in it."));
  if (check->links->len == 1)
    return g_strdup (get_link_sentence (g_ptr_array_index (check->links, 0)));
  if (n_damaged == 0)
    return g_strdup_printf (ngettext ("%u link, whole.", "%u links, all whole.", check->links->len),
                            check->links->len);
  return g_strdup_printf (
    /* Translators: %1$u: links in a text. %2$u: how many of them are damaged. */
    ngettext ("%1$u link, %2$u damaged.", "%1$u links, %2$u damaged.", check->links->len),
    check->links->len, n_damaged);
}
