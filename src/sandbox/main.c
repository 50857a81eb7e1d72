/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-sandbox"

#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "sandbox/liaison-sandbox-crypto.h"
#include "sandbox/liaison-sandbox-server.h"

#define MAX_PORT 65535
#define MAX_CUSTOMERS 1000000
#define MAX_LATENCY_MS 60000
#define MAX_PAGE_SIZE 100000
#define MAX_DEVICE_INTERVAL 600
#define EXIT_USAGE 2

typedef struct
{
  gint64 port;
  gint64 n_customers;
  gint64 seed;
  gint64 latency;
  gint64 page_size_max;
  gint64 device_interval;
  char *cloud;
  char *tls;
  char **faults;
  gboolean version;
} Arguments;

static gboolean
check_range (const char *option, gint64 value, gint64 least, gint64 most, GError **error)
{
  g_autofree char *least_text = g_strdup_printf ("%" G_GINT64_FORMAT, least);
  g_autofree char *most_text = g_strdup_printf ("%" G_GINT64_FORMAT, most);

  if (value >= least && value <= most)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: the first %s is a command line option, the others are numbers */
               _("%s must be between %s and %s"), option, least_text, most_text);
  return FALSE;
}

static gboolean
check_cloud (const char *cloud, GError **error)
{
  static const char *const clouds[] = { "global", "usgov", "china", "germany", NULL };

  if (cloud == NULL || g_strv_contains (clouds, cloud))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: the four words are typed as they are; do not translate them */
               _("--cloud must be global, usgov, china or germany, not “%s”"), cloud);
  return FALSE;
}

static gboolean
check_tls (const char *tls, GError **error)
{
  static const char *const flaws[] = { "self-signed", "expired", "wrong-host", NULL };

  if (tls == NULL || g_strv_contains (flaws, tls))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: the three words are typed as they are; do not translate them */
               _("--tls must be self-signed, expired or wrong-host, not “%s”"), tls);
  return FALSE;
}

static const char *const paragraphs[] = {
  N_("It prints its address once it is ready and serves until it is ended (Ctrl+C or SIGTERM). "
     "A bearer token for any HTTP client is at /sandbox/token; POST a JSON object with company, "
     "domain, country and rights to /sandbox/accept, and that customer appears in the list."),
    N_("What happens to customers is posted to /sandbox/event: {\"event\": …, \"id\": …, \"name\": …}, "
     "where event is rename, leave, lose-rights, gain-rights, microsoft-ends-rights or double (the "
     "list tells of it twice). Without id it happens to somebody; the answer tells to whom."),
      N_("More for scripts: /sandbox/accept also takes domains (verified ones besides), reseller (the id "
     "of an indirect reseller), or id in place of company and domain for somebody who is a customer "
     "already. {\"days\": 3} posted to /sandbox/time lets three days pass, also hours and minutes; "
     "{\"lateMinutes\": 20}, {\"silent\": true} or {\"nameless\": true} posted to /sandbox/audit says "
     "how audit records are kept from then on; {\"count\": 2} posted to /sandbox/providers gives the "
     "partner indirect providers; with \"ignored\": true a link that is asked for with one of them, or "
     "with an indirect reseller, comes without it."),
        N_("SPEC is a kind of fault and, behind commas, its members: throttle,path=/users,count=2,"
     "seconds=10. Every fault has path (a part of path and query; default: any request to Partner "
     "Center) and count (requests it meets; default: 1). Paths of the identity service are "
     "/oauth2/v2.0/authorize, /oauth2/v2.0/token, devicecode, openid-configuration and keys; those "
     "of Graph begin with /v1.0."),
          N_("  error          an error answer: status, code; status=0 drops the connection\n"
     "  throttle       429 with Retry-After: seconds, date=1 to write it as a date\n"
     "  delay          the answer comes late: ms\n"
     "  close          the connection ends amid the body\n"
     "  truncated      half of the JSON text\n"
     "  wrong-type     JSON whose members are of other types\n"
     "  html           a page in place of JSON\n"
     "  wrong-length   a Content-Length beyond the body\n"
     "  huge           a body of 80 MiB\n"
     "  bomb           the same, compressed\n"
     "  drip           the body byte by byte: ms between two\n"
     "  redirect       to a foreign host: to\n"
     "  expired-token  the token is refused as too old\n"
     "  refuse         an OAuth error of the token endpoint or of path: error, number,\n"
     "                 suberror, claims (comes last); default: invalid_grant, 50173\n"
     "  loop           behind its last page a list begins anew, for ever; default of count:\n"
     "                 all requests\n"
     "  expired-continuation\n"
     "                 a further page of a list is refused, as if its token were too old:\n"
     "                 code; default: 2000, which the service also says past the end\n"
     "  id-token       the next id token has another claim: claim, value (none: left out)"),
            N_("While it runs, POST {\"fault\": \"KIND\", \"path\": …} to /sandbox/faults; DELETE takes back "
     "what is still to come."),
              N_("The sign-in page asks who it shall be: /sandbox/people lists everybody by a KEY. "
     "/sandbox/token?person=KEY&resource=graph makes a token (resource: partner-center or graph). "
     "What happens to sign-ins is posted while it runs:"),
                N_("  /sandbox/device     {\"code\": …, \"decision\": …, \"person\": KEY}: approve, deny or\n"
     "                      expire the sign-in of another device\n"
     "  /sandbox/revoke     {\"person\": KEY} or {}: that person’s tokens, or all, are dead\n"
     "  /sandbox/challenge  {\"resource\": …, \"claims\": \"…\"}: tokens need a sign-in with\n"
     "                      these claims; DELETE ends it\n"
     "  /sandbox/mfa        {\"mfaRefusal\": \"old\"} or \"new\": how a token without a second\n"
     "                      factor is refused"),
              };

static void
describe (GOptionContext *context)
{
  g_autoptr(GString) description = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    g_string_append_printf (description, "%s%s", i > 0 ? "\n\n" : "", _(paragraphs[i]));
  g_option_context_set_description (context, description->str);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context,
    N_("Imitates Microsoft’s sign-in and the Partner Center API on this computer, with made-up "
       "customers, for demonstrations and tests."));
}

static gboolean
check_arguments (const Arguments *arguments, GError **error)
{
  return check_range ("--port", arguments->port, 0, MAX_PORT, error) &&
         check_range ("--customers", arguments->n_customers, 0, MAX_CUSTOMERS, error) &&
         check_range ("--seed", arguments->seed, 0, G_MAXUINT32, error) &&
         check_range ("--latency", arguments->latency, 0, MAX_LATENCY_MS, error) &&
         check_range ("--page-size-max", arguments->page_size_max, 1, MAX_PAGE_SIZE, error) &&
         check_range ("--device-interval", arguments->device_interval, 1, MAX_DEVICE_INTERVAL,
                      error) &&
         check_cloud (arguments->cloud, error) && check_tls (arguments->tls, error);
}

static gboolean
read_arguments (Arguments *arguments, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT64, &arguments->port,
      N_("Port on 127.0.0.1; 0 takes a free one (default: 0)"), N_("PORT") },
      { "customers", 0, 0, G_OPTION_ARG_INT64, &arguments->n_customers,
        N_("Number of customers, at most 1000000 (default: 250)"), N_("NUMBER") },
        { "seed", 0, 0, G_OPTION_ARG_INT64, &arguments->seed,
          N_("The same seed makes the same customers (default: 1)"), N_("NUMBER") },
          { "cloud", 0, 0, G_OPTION_ARG_STRING, &arguments->cloud,
            /* Translators: the four words are typed as they are; do not translate them */
            N_("Cloud to imitate: global, usgov, china or germany (default: global)"),
                N_("CLOUD") },
            { "latency", 0, 0, G_OPTION_ARG_INT64, &arguments->latency,
              N_("Milliseconds by which each answer is delayed (default: 0)"), N_("MS") },
              { "page-size-max", 0, 0, G_OPTION_ARG_INT64, &arguments->page_size_max,
                N_("Most rows in one page (default: 500)"), N_("NUMBER") },
                { "device-interval", 0, 0, G_OPTION_ARG_INT64, &arguments->device_interval,
                  N_("Seconds between two polls of a device sign-in (default: 5)"),
                      N_("SECONDS") },
                  { "tls", 0, 0, G_OPTION_ARG_STRING, &arguments->tls,
                    /* Translators: the three words are typed as they are; do not translate them */
                    N_("Serve https with a bad certificate: self-signed, expired or wrong-host"),
                        N_("FLAW") },
                    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments->faults,
                      N_("Something to go wrong, see below; may be given again"), N_("SPEC") },
                      { "version", 0, 0, G_OPTION_ARG_NONE, &arguments->version,
                        N_("Show the version and exit"), NULL },
                        { NULL },
                     };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  describe (context);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("unexpected argument “%s”"), (*argv)[1]);
      return FALSE;
    }
  return check_arguments (arguments, error);
}

static gboolean
end_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static int
run (const Arguments *arguments)
{
  const LiaisonSandboxOptions options = {
    .n_customers = arguments->n_customers,
    .seed = arguments->seed,
    .cloud = arguments->cloud,
    .latency_ms = arguments->latency,
    .page_size_max = arguments->page_size_max,
    .device_interval = arguments->device_interval,
    .tls = arguments->tls,
    .crypto = &liaison_sandbox_gnutls,
  };
  g_autoptr(LiaisonSandboxServer) server = liaison_sandbox_server_new (&options);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; arguments->faults != NULL && arguments->faults[i] != NULL; i++)
    if (!liaison_sandbox_server_add_fault (server, arguments->faults[i], &error))
      {
        g_printerr ("liaison-sandbox: %s\n", error->message);
        return EXIT_USAGE;
      }
  if (!liaison_sandbox_server_start (server, arguments->port, &error))
    {
      g_printerr ("liaison-sandbox: %s\n", error->message);
      return EXIT_FAILURE;
    }
  g_unix_signal_add (SIGTERM, end_cb, loop);
  g_unix_signal_add (SIGINT, end_cb, loop);
  /* Programs wait for this line: it is not translated. */
  g_print ("Sandbox ready at %s\n", liaison_sandbox_server_get_base (server));
  fflush (stdout);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  Arguments arguments = { .n_customers = 250,
                          .seed = 1,
                          .page_size_max = 500,
                          .device_interval = 5 };
  g_autofree char *cloud = NULL;
  g_autofree char *tls = NULL;
  g_auto(GStrv) faults = NULL;
  g_autoptr(GError) error = NULL;
  gboolean good;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LIAISON_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  good = read_arguments (&arguments, &argc, &argv, &error);
  cloud = arguments.cloud;
  tls = arguments.tls;
  faults = arguments.faults;
  if (!good)
    {
      g_printerr ("liaison-sandbox: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (arguments.version)
    {
      g_print ("liaison-sandbox %s\n", LIAISON_VERSION);
      return EXIT_SUCCESS;
    }
  return run (&arguments);
}
