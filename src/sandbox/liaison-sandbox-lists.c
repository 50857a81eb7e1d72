/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-lists.h"

#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-page.h"
#include "sandbox/liaison-sandbox-records.h"
#include "sandbox/liaison-sandbox-resellers.h"

typedef enum
{
  FIELD_NONE,
  FIELD_DOMAIN,
  FIELD_NAME,
  FIELD_RESELLER,
} Field;

typedef struct
{
  Field field;
  char *prefix; /* folded */
} CustomerFilter;

static void
customer_filter_clear (CustomerFilter *filter)
{
  g_clear_pointer (&filter->prefix, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CustomerFilter, customer_filter_clear)

/* "starts_with" only, on name, domain or reseller. FALSE when the service would not take it. */
static gboolean
read_customer_filter (const char *text, CustomerFilter *filter)
{
  static const char *const fields[] = {
    [FIELD_DOMAIN] = "Domain",
    [FIELD_NAME] = "CompanyName",
    [FIELD_RESELLER] = "IndirectReseller",
  };
  g_autofree char *field = NULL, *value = NULL, *operation = NULL;

  if (!liaison_sandbox_filter_read (text, &field, &value, &operation) ||
      g_ascii_strcasecmp (operation, "starts_with") != 0)
    return FALSE;

  filter->prefix = g_utf8_casefold (value, -1);
  for (Field f = FIELD_DOMAIN; f <= FIELD_RESELLER; f++)
    if (g_ascii_strcasecmp (field, fields[f]) == 0)
      filter->field = f;
  return filter->field != FIELD_NONE;
}

/* Before the customer is made: most are not wanted. */
static gboolean
filter_takes_place (const CustomerFilter *filter, LiaisonSandboxWorld *world, guint index)
{
  LiaisonSandboxReseller reseller;
  guint n = 0;

  if (filter->field != FIELD_RESELLER)
    return TRUE;
  if (!liaison_sandbox_reseller_find (world, index, &n))
    return FALSE;
  liaison_sandbox_reseller_read (world, n, &reseller);
  return g_str_has_prefix (reseller.id, filter->prefix);
}

static gboolean
filter_takes (const CustomerFilter *filter, const LiaisonSandboxCustomer *customer)
{
  g_autofree char *folded = NULL;

  if (filter->field != FIELD_NAME && filter->field != FIELD_DOMAIN)
    return TRUE;
  folded = g_utf8_casefold (filter->field == FIELD_DOMAIN ? customer->domain : customer->name, -1);
  return g_str_has_prefix (folded, filter->prefix);
}

static guint
write_customers (LiaisonSandboxBody *body,
                 LiaisonSandboxWorld *world,
                 const CustomerFilter *filter,
                 guint size,
                 guint *row)
{
  guint n_rows = liaison_sandbox_world_get_n_rows (world);
  guint n_items = 0;

  for (; *row < n_rows && n_items < size; (*row)++)
    {
      g_auto(LiaisonSandboxCustomer) customer = { 0 };
      guint place = liaison_sandbox_world_get_place (world, *row);

      if (liaison_sandbox_world_is_gone (world, place) ||
          !filter_takes_place (filter, world, place))
        continue;
      liaison_sandbox_world_read (world, place, &customer);
      if (!filter_takes (filter, &customer))
        continue;
      liaison_sandbox_body_open (body, NULL);
      liaison_sandbox_write_customer_row (body, &customer);
      liaison_sandbox_body_close (body);
      n_items++;
    }
  return n_items;
}

void
liaison_sandbox_answer_customers (LiaisonSandboxWorld *world,
                                  guint page_size_max,
                                  gboolean is_endless,
                                  SoupServerMessage *message,
                                  GHashTable *query)
{
  g_auto(LiaisonSandboxPage) page = { 0 };
  g_auto(CustomerFilter) filter = { 0 };
  g_autoptr(LiaisonSandboxBody) body = NULL;
  LiaisonSandboxPage next = { 0 };
  guint n_items;

  if (!liaison_sandbox_page_read (&page, message, query, NULL, page_size_max))
    return;
  if (page.filter != NULL && !read_customer_filter (page.filter, &filter))
    {
      liaison_sandbox_answer_error (message, 400, "2000", "The filter is invalid.");
      return;
    }

  body = liaison_sandbox_body_new ();
  liaison_sandbox_body_open_array (body, "items");
  next.first = page.first;
  n_items = write_customers (body, world, &filter, page.size, &next.first);
  if (n_items == 0 && page.first > 0)
    {
      liaison_sandbox_answer_error (message, 400, "2000", "There are no more pages.");
      return;
    }
  liaison_sandbox_body_close_array (body);
  liaison_sandbox_page_end (
    &page, body, "/customers", n_items,
    liaison_sandbox_page_find_next (&page, n_items == page.size,
                                    next.first == liaison_sandbox_world_get_n_rows (world),
                                    is_endless, &next));
  liaison_sandbox_answer_success (message, liaison_sandbox_body_end (g_steal_pointer (&body)));
}

/* The only filter is UserState; nobody was deleted here, so that "Inactive" finds none. */
static gboolean
read_user_filter (const char *text, gboolean *inactive)
{
  g_autofree char *field = NULL, *value = NULL, *operation = NULL;

  if (text == NULL)
    return TRUE;
  if (!liaison_sandbox_filter_read (text, &field, &value, &operation) ||
      g_ascii_strcasecmp (field, "UserState") != 0 || g_ascii_strcasecmp (operation, "equals") != 0)
    return FALSE;
  *inactive = g_ascii_strcasecmp (value, "Inactive") == 0;
  return TRUE;
}

void
liaison_sandbox_answer_users (LiaisonSandboxWorld *world,
                              const LiaisonSandboxCustomer *customer,
                              guint page_size_max,
                              gboolean is_endless,
                              SoupServerMessage *message,
                              GHashTable *query)
{
  g_auto(LiaisonSandboxPage) page = { 0 };
  LiaisonSandboxPage next = { 0 };
  g_autoptr(LiaisonSandboxBody) body = NULL;
  g_autofree char *path = g_strdup_printf ("/customers/%s/users", customer->id);
  gboolean inactive = FALSE;
  guint n_users, end;

  if (!liaison_sandbox_page_read (&page, message, query, NULL, page_size_max))
    return;
  if (!read_user_filter (page.filter, &inactive))
    {
      liaison_sandbox_answer_error (message, 400, "2000", "The filter is invalid.");
      return;
    }
  n_users = inactive ? 0 : customer->n_users;
  if (page.first > 0 && page.first >= n_users)
    {
      liaison_sandbox_answer_error (message, 400, "2000", "There are no more pages.");
      return;
    }

  body = liaison_sandbox_body_new ();
  liaison_sandbox_body_open_array (body, "items");
  end = page.first + MIN (page.size, n_users - page.first);
  for (guint n = page.first; n < end; n++)
    {
      liaison_sandbox_body_open (body, NULL);
      liaison_sandbox_write_user (body, world, customer, n);
      liaison_sandbox_body_close (body);
    }
  liaison_sandbox_body_close_array (body);
  next.first = end;
  liaison_sandbox_page_end (
    &page, body, path, end - page.first,
    liaison_sandbox_page_find_next (&page, end < n_users, end == n_users, is_endless, &next));
  liaison_sandbox_answer_success (message, liaison_sandbox_body_end (g_steal_pointer (&body)));
}
