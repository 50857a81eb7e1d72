/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-sign-in-sentences.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/liaison-error.h"
#include "ui/liaison-error-sentences.h"

/* One row of the table of meanings. */
typedef struct
{
  const char *codes; /* divided by blanks */
  LiaisonRemedy remedy;
  const char *title;
  const char *sentence;
} Meaning;

/* Readable as a table only; clang-format would make stairs of it. */
/* clang-format off */
static const Meaning meanings[] = {
  { "50020 50034 16000 51004",
    LIAISON_REMEDY_TRY_AGAIN, N_("Not in This Organisation"),
    N_("This person does not belong to the organisation, or is only a guest there. Sign in with "
       "another account, or change the organisation.") },
  { "other_account",
    /* Translators: a title: somebody else signed in. */
    LIAISON_REMEDY_TRY_AGAIN, N_("Another Account"),
    N_("Another person signed in than the one this account belongs to. Nothing was changed. "
       "Sign in with the same account as before, or add the other one as an account of its own.") },
  { "personal_account",
    LIAISON_REMEDY_TRY_AGAIN, N_("Personal Account"),
    N_("This is a personal Microsoft account, and partners work with those of their "
       "organisation. Sign in with your work account.") },
  { "90002 50059",
    LIAISON_REMEDY_CHANGE_DETAILS, N_("Organisation Not Found"),
    N_("Microsoft knows no such organisation in this cloud. Check its name and the cloud.") },
  { "90038 90051",
    /* Translators: a title: the organisation is in another cloud. */
    LIAISON_REMEDY_CHANGE_DETAILS, N_("Another Cloud"),
    N_("This organisation belongs to another of Microsoft’s clouds. Choose that cloud; it needs "
       "an application registered there.") },
  { "50194 9001023 90124 90130",
    LIAISON_REMEDY_CHANGE_DETAILS, N_("Organisation Needed"),
    N_("This application serves one organisation only. Enter that organisation’s domain.") },
  { "700016 70001",
    LIAISON_REMEDY_CHANGE_DETAILS, N_("Application Not Found"),
    N_("The organisation has no application with this ID. Check the ID, the organisation and "
       "the cloud.") },
  { "7000112",
    LIAISON_REMEDY_TRY_AGAIN, N_("Application Disabled"),
    N_("The application is disabled in this organisation. Ask an administrator to enable it, "
       "then try again.") },
  { "7000218 700025",
    LIAISON_REMEDY_REGISTRATION, N_("Registration Not Complete"),
    /* Translators: “public client flows” is a setting of Microsoft’s portal. */
    N_("The application is not registered as a desktop program. In its registration, allow "
       "public client flows, then try again.") },
  { "9002327",
    LIAISON_REMEDY_REGISTRATION, N_("Registration Not Complete"),
    /* Translators: the words in quotation marks stand in Microsoft’s portal. */
    N_("The application’s address is registered for a web page. Register it under “Mobile and "
       "desktop applications”, then try again.") },
  { "50011",
    LIAISON_REMEDY_REGISTRATION, N_("Registration Not Complete"),
    /* Translators: the words in quotation marks stand in Microsoft’s portal. */
    N_("The address that Liaison is called back at is not registered. Add http://localhost "
       "under “Mobile and desktop applications”, then try again.") },
  { "500011 650052",
    LIAISON_REMEDY_CHANGE_DETAILS, N_("No Partner Center"),
    N_("This organisation has no Partner Center in this cloud. Sign in with a partner’s "
       "account, or choose another cloud.") },
  { "650056 650057 65005",
    LIAISON_REMEDY_REGISTRATION, N_("Permission Missing"),
    N_("The application’s registration lacks a permission that Liaison needs. Add it and give "
       "consent, then try again.") },
  { "70011 700022 28002 28003 54005 501481 9002313 invalid_scope",
    LIAISON_REMEDY_TRY_AGAIN, N_("Mistake of Liaison"),
    N_("Liaison asked in a way that Microsoft does not take. That is a mistake of ours: report "
       "it with the technical details. Trying again may help.") },
  { "65001 consent_required",
    LIAISON_REMEDY_TRY_AGAIN, N_("Consent Needed"),
    N_("Nobody has agreed yet that this application may act for you. Sign in once more and "
       "agree when you are asked.") },
  { "65004 access_denied authorization_declined",
    LIAISON_REMEDY_TRY_AGAIN, N_("Sign-In Declined"),
    N_("The sign-in was declined or broken off. Nothing was changed. Try again when you are "
       "ready.") },
  { "90094 90095",
    LIAISON_REMEDY_TRY_AGAIN, N_("Approval Needed"),
    N_("An administrator of your organisation has to approve this application first. Ask for "
       "it, then try again.") },
  { "50105",
    /* Translators: a title: the application is not assigned to this person. */
    LIAISON_REMEDY_TRY_AGAIN, N_("Not Assigned"),
    N_("Your organisation lets only chosen people use this application, and you are not one of "
       "them yet. Ask an administrator to assign you, then try again.") },
  { "65002",
    LIAISON_REMEDY_CHANGE_DETAILS, N_("Not Your Application"),
    N_("This application ID belongs to Microsoft, which forbids others to use it. Enter the ID "
       "of your own registration.") },
  { "50126",
    LIAISON_REMEDY_TRY_AGAIN, N_("Wrong Name or Password"),
    N_("User name or password are not right. Try again.") },
  { "50053",
    LIAISON_REMEDY_TRY_AGAIN, N_("Account Locked"),
    N_("There were too many tries, so the account is locked for a while. Wait some minutes, "
       "then try again.") },
  { "50055",
    LIAISON_REMEDY_TRY_AGAIN, N_("Password Expired"),
    N_("The password has expired. Choose a new one while you sign in again.") },
  { "50057",
    LIAISON_REMEDY_TRY_AGAIN, N_("Account Disabled"),
    N_("This person’s account is disabled. Ask an administrator of your organisation.") },
  { "50058 50132 50133 50173 login_required",
    LIAISON_REMEDY_TRY_AGAIN, N_("Sign-In Ended"),
    N_("The sign-in was ended, as happens when a password changes. What you see is kept. Sign "
       "in again.") },
  { "50072 50074 50076 50078 50079 90072 interaction_required",
    LIAISON_REMEDY_FRESH_SIGN_IN, N_("Second Factor Needed"),
    N_("A second factor is needed, such as a code from your phone. Sign in again and confirm "
       "it, or set it up when you are asked.") },
  { "900421",
    LIAISON_REMEDY_FRESH_SIGN_IN, N_("Second Factor Needed"),
    N_("The service demands a second factor and this sign-in had none. Sign in again. If you "
       "are not asked for one, an administrator has to demand it for your organisation.") },
  { "second_factor_not_enforced",
    LIAISON_REMEDY_FRESH_SIGN_IN, N_("Second Factor Not Enforced"),
    N_("You signed in anew, and the service still sees no second factor. An administrator has "
       "to demand it for your organisation, by security defaults or Conditional Access. Sign in "
       "again after that.") },
  { "900420",
    LIAISON_REMEDY_FRESH_SIGN_IN, N_("Sign-In Not Taken"),
    N_("Partner Center does not take this sign-in. Sign in again; if that does not help, check "
       "the cloud and the application’s permissions.") },
  { "50158",
    LIAISON_REMEDY_FRESH_SIGN_IN, N_("Another Check Needed"),
    N_("Your organisation demands a check by another identity service. Sign in again and pass "
       "it.") },
  { "50097 53000 53001",
    LIAISON_REMEDY_TRY_AGAIN, N_("Managed Device Needed"),
    N_("Your organisation lets you sign in only from a device it manages, which is often "
       "impossible on Linux. Ask an administrator for an exception.") },
  { "53002 53003 530032",
    LIAISON_REMEDY_USE_BROWSER, N_("Blocked by a Policy"),
    N_("A policy of your organisation blocks this sign-in; codes for another device are often "
       "forbidden altogether. Ask an administrator what the policy demands.") },
  { "530034 530035",
    LIAISON_REMEDY_TRY_AGAIN, N_("Blocked as Risky"),
    N_("The sign-in was blocked because it looked risky. Ask an administrator of your "
       "organisation.") },
  { "70008 700082 700084",
    LIAISON_REMEDY_TRY_AGAIN, N_("Signed Out"),
    N_("The account was not used for a long time and was signed out. What you see is kept. Sign "
       "in again.") },
  { "70043",
    LIAISON_REMEDY_TRY_AGAIN, N_("Sign-In Expired"),
    N_("Your organisation asks for a new sign-in from time to time, and that time has come. "
       "What you see is kept. Sign in again.") },
  { "no_token",
    LIAISON_REMEDY_TRY_AGAIN, N_("Sign-In Needed"),
    N_("The key ring of this computer holds no sign-in for this account. What you see is kept. "
       "Sign in again.") },
  { "expired_token 70019 70020 70018",
    LIAISON_REMEDY_NEW_CODE, N_("Code Expired"),
    N_("The time for this code is over. Get a new one and enter it on the other device.") },
  { "50089",
    LIAISON_REMEDY_TRY_AGAIN, N_("Took Too Long"),
    N_("The sign-in took too long. Start again.") },
  { "50196",
    LIAISON_REMEDY_TRY_AGAIN, N_("Too Many Tries"),
    N_("Microsoft was asked too often in a short time. Wait a few minutes, then try again.") },
  { "90033 90006 90024 90090 90019",
    LIAISON_REMEDY_TRY_AGAIN, N_("Service Not Available"),
    N_("Microsoft’s sign-in has a passing problem. Try again in a few minutes.") },
  { "90055",
    LIAISON_REMEDY_TRY_AGAIN, N_("Service Busy"),
    N_("Microsoft’s sign-in takes no more requests at the moment. Wait a minute, then try again.") },
  { "90099",
    LIAISON_REMEDY_TRY_AGAIN, N_("Not Authorised"),
    N_("The application is not authorised in this organisation. Ask an administrator to consent "
       "to it, then try again.") },
  { "invalid_client unauthorized_client",
    LIAISON_REMEDY_CHANGE_DETAILS, N_("Application Not Accepted"),
    N_("Microsoft does not accept this application. Check its ID and its registration.") },
};
/* clang-format on */

static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (words, word); p != NULL; p = strstr (p + 1, word))
    if ((p == words || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return TRUE;

  return FALSE;
}

static const Meaning *
find_meaning (const GError *error)
{
  const LiaisonErrorDetails *details = liaison_error_get_details (error);

  if (details == NULL || details->service_code == NULL || *details->service_code == '\0' ||
      strchr (details->service_code, ' ') != NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (has_word (meanings[i].codes, details->service_code))
      return &meanings[i];

  return NULL;
}

const char *
liaison_refusal_to_sentence (const GError *error)
{
  const Meaning *meaning;

  g_return_val_if_fail (error != NULL, NULL);

  meaning = find_meaning (error);

  return meaning != NULL ? _ (meaning->sentence) : NULL;
}

const char *
liaison_refusal_to_title (const GError *error)
{
  const Meaning *meaning;

  g_return_val_if_fail (error != NULL, NULL);

  meaning = find_meaning (error);

  return meaning != NULL ? _ (meaning->title) : NULL;
}

char *
liaison_sign_in_error_to_sentence (const GError *error)
{
  const Meaning *meaning;

  g_return_val_if_fail (error != NULL, NULL);

  meaning = find_meaning (error);
  if (meaning != NULL)
    return g_strdup (_ (meaning->sentence));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup (_ ("Nothing came back from the browser. If it shows an error, change the "
                        "details; otherwise try again."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return g_strdup (_ ("No browser could be opened on this computer. Use a code on another device "
                        "instead."));

  return liaison_error_to_sentence (error);
}

const char *
liaison_sign_in_error_to_title (const GError *error)
{
  const Meaning *meaning;

  g_return_val_if_fail (error != NULL, NULL);

  meaning = find_meaning (error);
  if (meaning != NULL)
    return _ (meaning->title);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    /* Translators: a title: nothing came back from the browser. */
    return _ ("No Answer");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return _ ("No Browser");

  return liaison_error_to_title (error);
}

LiaisonRemedy
liaison_sign_in_error_to_remedy (const GError *error)
{
  const Meaning *meaning;

  g_return_val_if_fail (error != NULL, LIAISON_REMEDY_TRY_AGAIN);

  meaning = find_meaning (error);
  if (meaning != NULL)
    return meaning->remedy;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return LIAISON_REMEDY_USE_CODE;

  return LIAISON_REMEDY_TRY_AGAIN;
}

char *
liaison_unkept_to_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_KEY_RING_LOCKED))
    return g_strdup (_ ("You are signed in, but the key ring is locked and cannot keep it. Unlock "
                        "it and try again, or go on: Liaison then asks you to sign in the next "
                        "time it starts."));

  return g_strdup (_ ("You are signed in, but no key ring answers on this computer that could keep "
                      "it. You can go on: Liaison then asks you to sign in the next time it "
                      "starts. It never keeps a sign-in anywhere else."));
}
