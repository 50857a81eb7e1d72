/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-partner.h"

struct _LiaisonPartner
{
  GObject parent_instance;

  GStringChunk *strings; /* owns every string the spec points to */
  LiaisonPartnerSpec spec;
};

G_DEFINE_FINAL_TYPE (LiaisonPartner, liaison_partner, G_TYPE_OBJECT)

static void
liaison_partner_finalize (GObject *object)
{
  LiaisonPartner *self = LIAISON_PARTNER (object);

  g_string_chunk_free (self->strings);

  G_OBJECT_CLASS (liaison_partner_parent_class)->finalize (object);
}

static void
liaison_partner_class_init (LiaisonPartnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_partner_finalize;
}

static void
liaison_partner_init (LiaisonPartner *self)
{
  self->strings = g_string_chunk_new (512);
}

/* An empty member says as little as a missing one. */
static const char *
keep (LiaisonPartner *self, const char *string)
{
  if (string == NULL || *string == '\0')
    return NULL;
  return g_string_chunk_insert (self->strings, string);
}

LiaisonPartner *
liaison_partner_new (const LiaisonPartnerSpec *spec)
{
  LiaisonPartner *self = NULL;

  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_PARTNER, NULL);
  self->spec.tenant_id = keep (self, spec->tenant_id);
  self->spec.company_name = keep (self, spec->company_name);
  self->spec.country = keep (self, spec->country);
  self->spec.domain = keep (self, spec->domain);
  self->spec.email = keep (self, spec->email);
  self->spec.mpn_id = keep (self, spec->mpn_id);
  self->spec.support_email = keep (self, spec->support_email);
  self->spec.support_phone = keep (self, spec->support_phone);
  self->spec.user_id = keep (self, spec->user_id);
  self->spec.user_name = keep (self, spec->user_name);
  self->spec.user_mail = keep (self, spec->user_mail);
  return self;
}

const LiaisonPartnerSpec *
liaison_partner_get_spec (LiaisonPartner *self)
{
  g_return_val_if_fail (LIAISON_IS_PARTNER (self), NULL);
  return &self->spec;
}
