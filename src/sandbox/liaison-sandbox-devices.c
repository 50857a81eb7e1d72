/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-devices.h"

#include <unistd.h>

#define INTERVAL_SECONDS 5
#define USER_CODE_LENGTH 9
/* Without those that are taken for one another. */
#define USER_CODE_LETTERS "ACDEFGHJKMNPQRTUVWXY34679"

typedef enum
{
  WAITING,
  APPROVED,
  DENIED,
  EXPIRED,
  BLOCKED,
  USED,
} State;

typedef struct
{
  LiaisonSandboxDevice device;
  State state;
  gint64 begun;  /* monotonic */
  gint64 polled; /* monotonic; 0: never */
} Entry;

struct _LiaisonSandboxDevices
{
  LiaisonSandboxGrants *grants;
  guint interval;
  gboolean is_patient;
  GHashTable *entries; /* by device code */
};

static void
entry_free (gpointer pointer)
{
  Entry *entry = pointer;

  g_free (entry->device.device_code);
  g_free (entry->device.user_code);
  g_free (entry->device.client_id);
  g_free (entry->device.scope);
  g_clear_pointer (&entry->device.sign_in, liaison_sandbox_sign_in_unref);
  g_free (entry);
}

LiaisonSandboxDevices *
liaison_sandbox_devices_new (LiaisonSandboxGrants *grants, guint interval, gboolean is_patient)
{
  LiaisonSandboxDevices *devices = g_new0 (LiaisonSandboxDevices, 1);

  devices->grants = grants;
  devices->interval = interval > 0 ? interval : INTERVAL_SECONDS;
  devices->is_patient = is_patient;
  devices->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  return devices;
}

void
liaison_sandbox_devices_free (LiaisonSandboxDevices *devices)
{
  g_hash_table_unref (devices->entries);
  g_free (devices);
}

static char *
make_user_code (void)
{
  guint8 bytes[USER_CODE_LENGTH];
  char *code = g_new0 (char, USER_CODE_LENGTH + 1);

  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("no random numbers");
  for (guint i = 0; i < USER_CODE_LENGTH; i++)
    code[i] = USER_CODE_LETTERS[bytes[i] % (sizeof USER_CODE_LETTERS - 1)];
  return code;
}

const LiaisonSandboxDevice *
liaison_sandbox_devices_begin (LiaisonSandboxDevices *devices,
                               const char *client_id,
                               const char *scope)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->device.device_code = liaison_sandbox_make_secret ();
  entry->device.user_code = make_user_code ();
  entry->device.client_id = g_strdup (client_id);
  entry->device.scope = g_strdup (scope);
  entry->device.interval = devices->interval;
  entry->begun = g_get_monotonic_time ();
  g_hash_table_insert (devices->entries, entry->device.device_code, entry);
  return &entry->device;
}

static void
age (Entry *entry)
{
  gint64 seconds = (g_get_monotonic_time () - entry->begun) / G_USEC_PER_SEC;

  if (entry->state == WAITING && seconds >= LIAISON_SANDBOX_DEVICE_LIFETIME_SECONDS)
    entry->state = EXPIRED;
}

/* As people type it. */
static gboolean
is_same_code (const char *typed, const char *code)
{
  for (; *typed != '\0'; typed++)
    {
      if (*typed == ' ' || *typed == '-')
        continue;
      if (g_ascii_toupper (*typed) != *code)
        return FALSE;
      code++;
    }
  return *code == '\0';
}

static Entry *
find_waiting (LiaisonSandboxDevices *devices, const char *user_code)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, devices->entries);
  while (user_code != NULL && g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      age (entry);
      if (entry->state == WAITING && is_same_code (user_code, entry->device.user_code))
        return entry;
    }
  return NULL;
}

gboolean
liaison_sandbox_devices_wait_for (LiaisonSandboxDevices *devices, const char *user_code)
{
  return find_waiting (devices, user_code) != NULL;
}

static gboolean
approve (LiaisonSandboxDevices *devices, Entry *entry, const char *key)
{
  const LiaisonSandboxPerson *person =
    liaison_sandbox_people_find (liaison_sandbox_grants_get_people (devices->grants), key);

  if (person == NULL)
    return FALSE;
  if (person->refusal == LIAISON_SANDBOX_BLOCKED_BY_POLICY)
    {
      entry->state = BLOCKED;
      return TRUE;
    }
  if (person->refusal != 0)
    return FALSE;
  entry->state = APPROVED;
  entry->device.sign_in =
    liaison_sandbox_grants_sign_in (devices->grants, person, entry->device.client_id, NULL,
                                    person->mfa == LIAISON_SANDBOX_MFA_ALWAYS);
  return TRUE;
}

gboolean
liaison_sandbox_devices_decide (LiaisonSandboxDevices *devices,
                                const char *user_code,
                                const char *decision,
                                const char *key)
{
  Entry *entry = find_waiting (devices, user_code);

  if (entry == NULL)
    return FALSE;
  if (g_str_equal (decision, "approve"))
    return approve (devices, entry, key);
  if (g_str_equal (decision, "deny"))
    entry->state = DENIED;
  else if (g_str_equal (decision, "expire"))
    entry->state = EXPIRED;
  else
    return FALSE;
  return TRUE;
}

/* Whoever hurries gets a longer interval for good; by as much as it was at first, which is the
 * RFC's five seconds unless a test asked for less. */
static gboolean
comes_too_early (LiaisonSandboxDevices *devices, Entry *entry)
{
  gint64 now = g_get_monotonic_time ();
  gboolean early = !devices->is_patient && entry->polled != 0 &&
                   now - entry->polled < entry->device.interval * G_USEC_PER_SEC;

  entry->polled = now;
  if (early)
    entry->device.interval += devices->interval;
  return early;
}

LiaisonSandboxPoll
liaison_sandbox_devices_poll (LiaisonSandboxDevices *devices,
                              const char *device_code,
                              const char *client_id,
                              const LiaisonSandboxDevice **device)
{
  Entry *entry = device_code != NULL ? g_hash_table_lookup (devices->entries, device_code) : NULL;

  if (entry == NULL || g_strcmp0 (client_id, entry->device.client_id) != 0)
    return LIAISON_SANDBOX_POLL_UNKNOWN;

  *device = &entry->device;
  age (entry);
  if ((entry->state == WAITING || entry->state == APPROVED) && comes_too_early (devices, entry))
    return LIAISON_SANDBOX_POLL_TOO_FAST;
  switch (entry->state)
    {
    case APPROVED:
      entry->state = USED;
      return LIAISON_SANDBOX_POLL_GRANTED;
    case DENIED:
      return LIAISON_SANDBOX_POLL_DENIED;
    case EXPIRED:
      return LIAISON_SANDBOX_POLL_EXPIRED;
    case BLOCKED:
      return LIAISON_SANDBOX_POLL_BLOCKED;
    case USED:
      return LIAISON_SANDBOX_POLL_USED;
    case WAITING:
    default:
      return LIAISON_SANDBOX_POLL_PENDING;
    }
}

void
liaison_sandbox_devices_give_back (LiaisonSandboxDevices *devices,
                                   const LiaisonSandboxDevice *device)
{
  Entry *entry = g_hash_table_lookup (devices->entries, device->device_code);

  entry->state = APPROVED;
}
