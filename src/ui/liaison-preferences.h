/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-letter-library.h"

G_BEGIN_DECLS

/* Who signs the letters, their language, and when an answer is asked for. */
#define LIAISON_TYPE_PREFERENCES (liaison_preferences_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPreferences,
                      liaison_preferences,
                      LIAISON,
                      PREFERENCES,
                      AdwPreferencesWindow)

/* @settings: of the account. @letters: the languages to choose from. */
LiaisonPreferences *liaison_preferences_new (GSettings *settings, LiaisonLetterLibrary *letters);

G_END_DECLS
