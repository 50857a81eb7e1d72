/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-letter-template.h"

#include <string.h>

#include "model/liaison-letter-placeholders.h"

#define LINK "{link}"

void
liaison_template_fault_free (LiaisonTemplateFault *fault)
{
  g_free (fault->found);
  g_free (fault);
}

static LiaisonTemplateFault *
new_fault (LiaisonTemplateFaultKind kind)
{
  LiaisonTemplateFault *fault = g_new0 (LiaisonTemplateFault, 1);

  fault->kind = kind;
  fault->offset = G_MAXSIZE;
  return fault;
}

/* From @start to @end of @text, which is the subject or the body. */
static LiaisonTemplateFault *
new_fault_at (LiaisonTemplateFaultKind kind,
              gboolean in_subject,
              const char *text,
              const char *start,
              const char *end)
{
  LiaisonTemplateFault *fault = new_fault (kind);

  fault->in_subject = in_subject;
  fault->offset = (gsize) (start - text);
  fault->length = (gsize) (end - start);
  fault->found = g_strndup (start, fault->length);
  return fault;
}

/* What only letters of another kind know. */
static LiaisonTemplateFaultKind
judge_kind (LiaisonLetterTemplate *self, const char *name)
{
  LiaisonJoint joint = liaison_letter_template_get_joint (self);

  if (!liaison_letter_template_get_reminder (self) && g_str_equal (name, "{first_date}"))
    return LIAISON_TEMPLATE_FAULT_ONLY_REMINDERS;
  if (joint != LIAISON_JOINT_PROVIDER && g_str_equal (name, "{provider_name}"))
    return LIAISON_TEMPLATE_FAULT_ONLY_WITH_PROVIDER;
  if (joint != LIAISON_JOINT_RESELLER && g_str_equal (name, "{reseller_name}"))
    return LIAISON_TEMPLATE_FAULT_ONLY_FOR_RESELLER;
  return LIAISON_TEMPLATE_FAULT_NONE;
}

static LiaisonTemplateFaultKind
judge_name (LiaisonLetterTemplate *self, const char *name, gboolean in_subject)
{
  if (!liaison_letter_is_placeholder (name))
    return LIAISON_TEMPLATE_FAULT_UNKNOWN;
  if (in_subject && g_str_equal (name, LINK))
    return LIAISON_TEMPLATE_FAULT_LINK_IN_SUBJECT;
  return judge_kind (self, name);
}

/* A brace stands for nothing but a placeholder, within one line. */
static LiaisonTemplateFault *
find_wrong_brace (LiaisonLetterTemplate *self, const char *text, gboolean in_subject)
{
  for (const char *at = strpbrk (text, "{}"); at != NULL; at = strpbrk (at, "{}"))
    {
      const char *end = *at == '{' ? strpbrk (at + 1, "{}\n") : NULL;
      g_autofree char *name = NULL;
      LiaisonTemplateFaultKind kind;

      if (end == NULL || *end != '}')
        return new_fault_at (LIAISON_TEMPLATE_FAULT_LONE_BRACE, in_subject, text, at, at + 1);

      end++;
      name = g_strndup (at, (gsize) (end - at));
      kind = judge_name (self, name, in_subject);
      if (kind != LIAISON_TEMPLATE_FAULT_NONE)
        return new_fault_at (kind, in_subject, text, at, end);
      at = end;
    }
  return NULL;
}

static gboolean
is_alone (const char *text, const char *start, const char *end)
{
  return (start == text || start[-1] == '\n') && (*end == '\0' || *end == '\n');
}

static LiaisonTemplateFault *
find_wrong_link (const char *body)
{
  const char *link = strstr (body, LINK);
  const char *end = link != NULL ? link + strlen (LINK) : NULL;
  const char *second = end != NULL ? strstr (end, LINK) : NULL;

  if (link == NULL)
    return new_fault (LIAISON_TEMPLATE_FAULT_LINK_MISSING);
  if (second != NULL)
    return new_fault_at (LIAISON_TEMPLATE_FAULT_LINK_TWICE, FALSE, body, second,
                         second + strlen (LINK));
  if (!is_alone (body, link, end))
    return new_fault_at (LIAISON_TEMPLATE_FAULT_LINK_NOT_ALONE, FALSE, body, link, end);
  return NULL;
}

/* A whole letter pasted in: its link belongs to one account and one choice on rights. The guard
 * refuses such a letter (7.3, step 3); here it is said while the template is written. */
static LiaisonTemplateFault *
find_foreign_link (const char *text, gboolean in_subject)
{
  static const char *const marks[] = { "partnerid=", "invtype=", "partner-invitation",
                                       "partnersignup.aspx" };
  g_autofree char *small = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = strstr (small, marks[i]);
      gsize start, end;

      if (at == NULL)
        continue;
      for (start = (gsize) (at - small); start > 0 && !g_ascii_isspace (text[start - 1]); start--)
        ;
      end = start + strcspn (text + start, " \t\n");
      return new_fault_at (LIAISON_TEMPLATE_FAULT_FOREIGN_LINK, in_subject, text, text + start,
                           text + end);
    }
  return NULL;
}

/* Who is asked to accept two companies must read both names: LTR-15. */
static LiaisonTemplateFault *
find_unnamed (LiaisonJoint joint, const char *body)
{
  if (joint == LIAISON_JOINT_PROVIDER && strstr (body, "{provider_name}") == NULL)
    return new_fault (LIAISON_TEMPLATE_FAULT_PROVIDER_NOT_NAMED);
  if (joint == LIAISON_JOINT_RESELLER && strstr (body, "{reseller_name}") == NULL)
    return new_fault (LIAISON_TEMPLATE_FAULT_RESELLER_NOT_NAMED);
  return NULL;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " ")] == '\0';
}

gboolean
liaison_letter_template_knows (LiaisonLetterTemplate *self, const char *placeholder)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), FALSE);

  return judge_kind (self, placeholder) == LIAISON_TEMPLATE_FAULT_NONE;
}

LiaisonTemplateFault *
liaison_letter_template_find_fault (LiaisonLetterTemplate *self)
{
  const char *subject, *body;
  LiaisonTemplateFault *fault;

  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (self), NULL);

  subject = liaison_letter_template_get_subject (self);
  body = liaison_letter_template_get_body (self);
  if (is_blank (liaison_letter_template_get_name (self)))
    return new_fault (LIAISON_TEMPLATE_FAULT_NO_NAME);
  if (is_blank (subject))
    return new_fault (LIAISON_TEMPLATE_FAULT_NO_SUBJECT);

  fault = find_wrong_brace (self, subject, TRUE);
  if (fault == NULL)
    fault = find_foreign_link (subject, TRUE);
  if (fault == NULL)
    fault = find_wrong_brace (self, body, FALSE);
  if (fault == NULL)
    fault = find_foreign_link (body, FALSE);
  if (fault == NULL)
    fault = find_wrong_link (body);
  if (fault == NULL)
    fault = find_unnamed (liaison_letter_template_get_joint (self), body);
  return fault;
}
