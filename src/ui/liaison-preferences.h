/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Who signs the letters, their language, when an answer is asked for, and the account's own
 * records. */
#define LIAISON_TYPE_PREFERENCES (liaison_preferences_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPreferences,
                      liaison_preferences,
                      LIAISON,
                      PREFERENCES,
                      AdwPreferencesWindow)

/* @settings: of the account. @letters: the languages to choose from. @ledger: NULL if the account
 * is not open. */
LiaisonPreferences *liaison_preferences_new (GSettings *settings,
                                             LiaisonLetterLibrary *letters,
                                             LiaisonLedger *ledger);

G_END_DECLS
