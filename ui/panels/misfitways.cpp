// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/misfitways.h"

#include "ui/panels/signedline.h"
#include "ui/widgets/button.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {

namespace {

/// All in one row are wider than a page between two docks.
constexpr int kInRow = 2;

} // namespace

MisfitWays::MisfitWays(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(new SignedLine(theme))
{
    auto* grid = new QGridLayout;
    const auto add = [&](const char* name, const QString& words, auto signal) {
        auto* button = new Button(Button::Kind::Outlined, words, theme);
        button->setObjectName(QStringLiteral("misfit.") + QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this, [this, signal] {
            hide();
            emit(this->*signal)();
        });
        const auto place = static_cast<int>(m_ways.size());
        grid->addWidget(button, place / kInRow, place % kInRow, Qt::AlignLeft);
        m_ways << button;
    };
    add("scenario", tr("Other scenarios…"), &MisfitWays::scenarioWanted);
    add("contacts", tr("Whom to call"), &MisfitWays::contactsWanted);
    add("rollback", tr("Roll back…"), &MisfitWays::rollbackWanted);
    add("entry", tr("Write what is done instead"), &MisfitWays::entryWanted);
    grid->setColumnStretch(kInRow, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    column->addLayout(grid);
    setTheme(theme);
    hide();
}

MisfitWays::~MisfitWays() = default;

void MisfitWays::offer(const QString& why)
{
    m_words->setWords(Glyph::Stale, why, tr("It does not fit"));
    show();
    m_ways.first()->setFocus(Qt::OtherFocusReason);
}

void MisfitWays::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_words->setTheme(theme);
    for (auto* way : std::as_const(m_ways))
        way->setTheme(theme);
    layout()->setSpacing(theme.px(6));
}

} // namespace muster::ui
