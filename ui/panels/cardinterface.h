// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace muster::ui {

/// A list shows nothing but its lines to a screen reader, and would hide the card that lies among them. From
/// here on the card, with every control in it, is found in the walkthrough's panel, beside the list. May be
/// called again. Thread: main.
void showCardToScreenReaders();

} // namespace muster::ui
