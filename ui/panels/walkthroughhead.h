// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStringList>
#include <QWidget>

namespace muster::ui {

/// Name of the running phase, how it is worked through, and at the right what is known of the plan. What was
/// changed of it is said before, and told one by one where the mouse rests.
class WalkthroughHead final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WalkthroughHead)
public:
    explicit WalkthroughHead(const ThemeValues& theme, QWidget* parent = nullptr);
    ~WalkthroughHead() override;

    /// `mode` may be empty.
    void setWords(const QString& title, const QString& mode, const QString& facts);
    /// Each in a few words, oldest first; none for a plan as it was.
    void setChanges(const QStringList& changes);
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void name();

    ThemeValues m_theme;
    WordShapes m_shapes;
    QString m_title;
    QString m_mode;
    QString m_facts;
    /// "3 changes"
    QString m_changes;
};

} // namespace muster::ui
