/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-shown.h"

#include <string.h>

/* Telling a view of a step costs it some 50 µs. Up to so many are told one by one; more are joined,
 * where no row between them is held. */
#define MAX_STEPS 64

/* What is between the same rows before and after. */
typedef struct
{
  guint old_begin, old_end;
  guint new_begin, new_end;
} Step;

struct _LiaisonShown
{
  GBytes *numbers;
  const guint32 *array;
  guint length;
  guint32 n_rows; /* more than any number there ever was */

  /* While the steps are told: @array up to @told, then @old from @old_told on. */
  const guint32 *old;
  guint old_length;
  guint told;
  guint old_told;
};

static void
take_numbers (LiaisonShown *self, GBytes *numbers)
{
  gsize size;

  self->numbers = numbers;
  self->array = g_bytes_get_data (numbers, &size);
  self->length = size / sizeof (guint32);
}

LiaisonShown *
liaison_shown_new (void)
{
  LiaisonShown *self = g_new0 (LiaisonShown, 1);

  take_numbers (self, g_bytes_new (NULL, 0));
  return self;
}

void
liaison_shown_free (LiaisonShown *self)
{
  g_bytes_unref (self->numbers);
  g_free (self);
}

guint
liaison_shown_get_length (LiaisonShown *self)
{
  return self->old != NULL ? self->told + self->old_length - self->old_told : self->length;
}

guint32
liaison_shown_get (LiaisonShown *self, guint position)
{
  if (self->old != NULL && position >= self->told)
    return self->old[position - self->told + self->old_told];
  return self->array[position];
}

gboolean
liaison_shown_find (LiaisonShown *self, guint32 n, guint *position)
{
  guint length = liaison_shown_get_length (self);

  for (guint i = 0; i < length; i++)
    if (liaison_shown_get (self, i) == n)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

GBytes *
liaison_shown_get_numbers (LiaisonShown *self)
{
  return self->numbers;
}

/* Finding the steps */

static gboolean
is_in (const guint8 *set, guint32 n)
{
  return (set[n / 8] & 1 << n % 8) != 0;
}

/* The set of @length numbers at @array, without @moved. */
static guint8 *
make_set (const guint32 *array, guint length, GArray *moved, guint32 n_rows)
{
  guint8 *set = g_malloc0 (n_rows / 8 + 1);

  for (guint i = 0; i < length; i++)
    set[array[i] / 8] |= 1 << array[i] % 8;
  for (guint i = 0; moved != NULL && i < moved->len; i++)
    {
      guint32 n = g_array_index (moved, guint32, i);

      if (n < n_rows)
        set[n / 8] &= ~(1 << n % 8);
    }
  return set;
}

/* FALSE: what both have in common stands in another order. */
static gboolean
find_steps (LiaisonShown *self, GArray *steps, GArray *moved, guint32 n_rows)
{
  g_autofree guint8 *before = make_set (self->old, self->old_length, moved, n_rows);
  g_autofree guint8 *after = make_set (self->array, self->length, moved, n_rows);
  guint i = 0, j = 0;

  while (i < self->old_length || j < self->length)
    {
      Step step = { .old_begin = i, .new_begin = j };

      while (i < self->old_length && !is_in (after, self->old[i]))
        i++;
      while (j < self->length && !is_in (before, self->array[j]))
        j++;
      step.old_end = i;
      step.new_end = j;
      if (step.old_end > step.old_begin || step.new_end > step.new_begin)
        g_array_append_val (steps, step);

      while (i < self->old_length && j < self->length && self->old[i] == self->array[j] &&
             is_in (before, self->old[i]) && is_in (after, self->old[i]))
        i++, j++;
      if (i < self->old_length && j < self->length && is_in (after, self->old[i]) &&
          is_in (before, self->array[j]))
        return FALSE;
      /* What only one of them has left is common to both: it came earlier in the other. */
      if ((i == self->old_length) != (j == self->length) &&
          ((i < self->old_length && is_in (after, self->old[i])) ||
           (j < self->length && is_in (before, self->array[j]))))
        return FALSE;
    }
  return TRUE;
}

/* Everything but the same beginning and end. */
static void
replace_all (LiaisonShown *self, GArray *steps)
{
  guint shorter = MIN (self->old_length, self->length);
  guint front = 0, back = 0;
  Step step;

  while (front < shorter && self->old[front] == self->array[front])
    front++;
  while (back < shorter - front &&
         self->old[self->old_length - 1 - back] == self->array[self->length - 1 - back])
    back++;
  step = (Step){ front, self->old_length - back, front, self->length - back };
  g_array_set_size (steps, 0);
  if (step.old_end > step.old_begin || step.new_end > step.new_begin)
    g_array_append_val (steps, step);
}

static gboolean
gap_is_held (LiaisonShown *self,
             const Step *step,
             const Step *next,
             LiaisonShownHeld held,
             gpointer user_data)
{
  for (guint i = step->old_end; i < next->old_begin; i++)
    if (held (self->old[i], user_data))
      return TRUE;
  return FALSE;
}

static void
join_steps (LiaisonShown *self, GArray *steps, LiaisonShownHeld held, gpointer user_data)
{
  guint n = 0;

  if (steps->len <= MAX_STEPS)
    return;
  for (guint i = 1; i < steps->len; i++)
    {
      Step *last = &g_array_index (steps, Step, n);
      const Step *step = &g_array_index (steps, Step, i);

      if (!gap_is_held (self, last, step, held, user_data))
        {
          last->old_end = step->old_end;
          last->new_end = step->new_end;
        }
      else
        g_array_index (steps, Step, ++n) = *step;
    }
  g_array_set_size (steps, n + 1);
}

void
liaison_shown_replace (LiaisonShown *self,
                       GBytes *numbers,
                       GArray *moved,
                       guint32 n_rows,
                       LiaisonShownHeld held,
                       LiaisonShownChanged changed,
                       gpointer user_data)
{
  g_autoptr(GBytes) old = self->numbers;
  g_autoptr(GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));

  g_return_if_fail (self->old == NULL);

  if (old == numbers)
    {
      g_steal_pointer (&old);
      return;
    }
  self->n_rows = MAX (self->n_rows, n_rows);
  self->old = self->array;
  self->old_length = self->length;
  take_numbers (self, g_bytes_ref (numbers));
  /* Whoever might have moved mostly has not. */
  if (!find_steps (self, steps, NULL, self->n_rows))
    {
      g_array_set_size (steps, 0);
      if (moved == NULL || !find_steps (self, steps, moved, self->n_rows))
        replace_all (self, steps);
    }
  join_steps (self, steps, held, user_data);

  self->told = self->old_told = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      self->told = step->new_end;
      self->old_told = step->old_end;
      changed (step->new_begin, step->old_end - step->old_begin, step->new_end - step->new_begin,
               user_data);
    }
  self->old = NULL;
}
