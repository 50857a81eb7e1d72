/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-random.h"

#define N_ROUNDS 4
#define ID_HALF_BITS 24
#define PURPOSE_ID 0x1d

static guint64
mix (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

guint64
liaison_sandbox_hash (guint64 seed, guint64 index, guint64 purpose)
{
  return mix (mix (mix (seed) ^ index) ^ purpose);
}

guint
liaison_sandbox_scale (guint64 hash, guint n)
{
  return (guint) (((hash >> 32) * n) >> 32);
}

/* Both directions are the same Feistel network, its rounds in opposite order. */
guint64
liaison_sandbox_permute (guint64 seed, guint64 value, guint half_bits)
{
  guint64 mask = (G_GUINT64_CONSTANT (1) << half_bits) - 1;
  guint64 left = (value >> half_bits) & mask;
  guint64 right = value & mask;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint64 next = left ^ (liaison_sandbox_hash (seed, right, round) & mask);

      left = right;
      right = next;
    }
  return left << half_bits | right;
}

guint64
liaison_sandbox_unpermute (guint64 seed, guint64 value, guint half_bits)
{
  guint64 mask = (G_GUINT64_CONSTANT (1) << half_bits) - 1;
  guint64 left = (value >> half_bits) & mask;
  guint64 right = value & mask;

  for (guint round = N_ROUNDS; round > 0; round--)
    {
      guint64 previous = right ^ (liaison_sandbox_hash (seed, left, round - 1) & mask);

      right = left;
      left = previous;
    }
  return left << half_bits | right;
}

/* 48 bits of our own, then random bits in the form of a version 4 GUID. */
static void
format_guid (guint64 head, guint64 middle, guint64 tail, char guid[LIAISON_SANDBOX_GUID_SIZE])
{
  g_snprintf (guid, LIAISON_SANDBOX_GUID_SIZE, "%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x",
              (guint) (head >> 16 & 0xffffffff), (guint) (head & 0xffff), (guint) (middle & 0xfff),
              (guint) (0x8000 | (middle >> 12 & 0x3fff)),
              tail & G_GUINT64_CONSTANT (0xffffffffffff));
}

void
liaison_sandbox_make_guid (guint64 seed,
                           guint64 index,
                           guint64 purpose,
                           char guid[LIAISON_SANDBOX_GUID_SIZE])
{
  guint64 hash = liaison_sandbox_hash (seed, index, purpose);

  format_guid (hash, mix (hash), mix (hash + 1), guid);
}

void
liaison_sandbox_make_indexed_guid (guint64 seed,
                                   guint64 index,
                                   char guid[LIAISON_SANDBOX_GUID_SIZE])
{
  guint64 hash = liaison_sandbox_hash (seed, index, PURPOSE_ID);

  format_guid (liaison_sandbox_permute (seed, index, ID_HALF_BITS), hash, mix (hash), guid);
}

gboolean
liaison_sandbox_read_indexed_guid (guint64 seed, const char *guid, guint64 *index)
{
  char expected[LIAISON_SANDBOX_GUID_SIZE];
  guint64 head;

  if (!g_uuid_string_is_valid (guid))
    return FALSE;

  head = g_ascii_strtoull (guid, NULL, 16) << 16 | g_ascii_strtoull (guid + 9, NULL, 16);
  *index = liaison_sandbox_unpermute (seed, head, ID_HALF_BITS);
  liaison_sandbox_make_indexed_guid (seed, *index, expected);
  return g_ascii_strcasecmp (guid, expected) == 0;
}
