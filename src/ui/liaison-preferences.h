/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"
#include "ui/liaison-background.h"

G_BEGIN_DECLS

/* Who signs the letters, their language, when an answer is asked for, whether answers are looked
 * for without a window, and the account's own records. */
#define LIAISON_TYPE_PREFERENCES (liaison_preferences_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPreferences,
                      liaison_preferences,
                      LIAISON,
                      PREFERENCES,
                      AdwPreferencesWindow)

/* @settings: of the account. @letters: the languages to choose from. @ledger: NULL if the account
 * is not open. @background: NULL for a demonstration, of which nothing is left when it is closed.
 */
LiaisonPreferences *liaison_preferences_new (GSettings *settings,
                                             LiaisonLetterLibrary *letters,
                                             LiaisonLedger *ledger,
                                             LiaisonBackground *background);

G_END_DECLS
