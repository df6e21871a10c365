// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/preflightlist.h"

#include "ui/models/walltime.h"
#include "ui/widgets/glyphpainter.h"

#include <QGridLayout>
#include <QLabel>

namespace muster::ui {

using Token = TypeScale::Token;
using Verdict = readiness::PreflightFact::Verdict;

namespace {

constexpr int kGlyph = 14;

Glyph glyphOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Good:
        return Glyph::Recovered;
    case Verdict::Poor:
        return Glyph::Warning;
    case Verdict::Unknown:
        return Glyph::Stale;
    }
    Q_UNREACHABLE();
}

QString wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Good:
        return PreflightList::tr("in order");
    case Verdict::Poor:
        return PreflightList::tr("warning");
    case Verdict::Unknown:
        return PreflightList::tr("not known");
    }
    Q_UNREACHABLE();
}

} // namespace

PreflightList::PreflightList(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("start.preflight"));
    setAutoFillBackground(true);
    (new QVBoxLayout(this))->setContentsMargins(kPageInset, 8, kPageInset, 8);
    setTheme(theme);
}

PreflightList::~PreflightList() = default;

void PreflightList::setFacts(const QList<readiness::PreflightFact>& facts, Instant at)
{
    m_facts = facts;
    m_at = at;
    fill();
}

void PreflightList::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    ground.setColor(QPalette::WindowText, theme.colors.text);
    setPalette(ground);
    fill();
}

void PreflightList::fill()
{
    delete m_rows;
    m_rows = new QWidget(this);
    layout()->addWidget(m_rows);
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    const auto label = [&](const QString& text, const QFont& font, const QColor& ink) {
        auto* made = new QLabel(text, m_rows);
        made->setTextFormat(Qt::PlainText);
        made->setFont(font);
        auto palette = made->palette();
        palette.setColor(QPalette::WindowText, ink);
        made->setPalette(palette);
        return made;
    };
    const auto& colors = m_theme.colors;
    const auto small = m_theme.font(Token::Table);
    const WallTime time;
    grid->addWidget(label(tr("This computer, seen at %1 %2").arg(time.minutes(m_at), time.zoneName(m_at)),
                        m_theme.font(Token::TableStrong), colors.text),
        0, 0, 1, 3);
    const int side = m_theme.px(kGlyph);
    for (int i = 0; i < m_facts.size(); ++i) {
        const auto& fact = m_facts[i];
        const auto glyph = glyphOf(fact.verdict);
        auto* sign = label({}, small, colors.text);
        sign->setPixmap(GlyphPainter::icon(glyph, GlyphPainter::color(glyph, colors))
                            .pixmap(QSize(side, side), devicePixelRatioF()));
        sign->setAccessibleName(wordOf(fact.verdict));
        auto* words = label(fact.words, small, fact.verdict == Verdict::Poor ? colors.warning : colors.muted);
        words->setWordWrap(true);
        words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        words->setAccessibleName(tr("%1: %2, %3").arg(fact.name, wordOf(fact.verdict), fact.words));
        if (!fact.remedy.isEmpty()) {
            words->setText(fact.words + u'\n' + fact.remedy);
            words->setAccessibleName(words->accessibleName() + u' ' + fact.remedy);
        }
        grid->addWidget(sign, i + 1, 0, Qt::AlignTop);
        grid->addWidget(label(fact.name, small, colors.text), i + 1, 1, Qt::AlignTop);
        grid->addWidget(words, i + 1, 2);
    }
    setVisible(!m_facts.isEmpty());
}

} // namespace muster::ui
