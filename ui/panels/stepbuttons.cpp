// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stepbuttons.h"

#include "ui/panels/stepwords.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muster::ui {

namespace {

constexpr int kLeastPrimary = 160;
constexpr int kGap = 8;

int keyOf(StepOption option)
{
    switch (option) {
    case StepOption::Together:
        return Qt::Key_A;
    case StepOption::Start:
        return Qt::Key_T;
    case StepOption::Hold:
        return Qt::Key_H;
    case StepOption::Wait:
        return Qt::Key_W;
    case StepOption::Defer:
        return Qt::Key_D;
    case StepOption::Skip:
        return Qt::Key_S;
    case StepOption::Fail:
        return Qt::Key_F;
    case StepOption::ByHand:
        return Qt::Key_B;
    case StepOption::Alone:
        return Qt::Key_L;
    case StepOption::Again:
        return Qt::Key_G;
    case StepOption::Misfit:
        return Qt::Key_X;
    }
    Q_UNREACHABLE();
}

} // namespace

StepButtons::StepButtons(const QString& name, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rows(new QVBoxLayout(this))
    , m_primary(new Button(Button::Kind::Primary, {}, theme, this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    // As wide as the card: rows that were made for another width do not widen it.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_primary->setObjectName(name + QStringLiteral(".primary"));
    m_primary->setKeyHint(QStringLiteral("Ctrl+Enter"));
    m_primary->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_primary, &QPushButton::clicked, this, &StepButtons::primaryPressed);
    const auto add = [&](StepOption option, const char* part, const QString& words) {
        auto* button = new Button(Button::Kind::Flat, words, theme, this);
        button->setObjectName(name + u'.' + QString::fromLatin1(part));
        button->setKeyHint(QKeySequence(keyOf(option)).toString());
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, option] { emit optionPressed(option); });
        m_options.emplace(option, button);
    };
    add(StepOption::Together, "together", {});
    add(StepOption::Start, "start", tr("Start"));
    add(StepOption::Hold, "hold", tr("Hold"));
    add(StepOption::Wait, "wait", tr("Wait"));
    add(StepOption::Defer, "defer", tr("Put off"));
    add(StepOption::Skip, "skip", tr("Skip"));
    add(StepOption::Fail, "fail", tr("Failed"));
    add(StepOption::ByHand, "byHand", tr("Done by hand"));
    add(StepOption::Alone, "alone", tr("Nobody to be had"));
    add(StepOption::Again, "again", tr("Do it again"));
    add(StepOption::Misfit, "misfit", tr("Does not fit"));
    arrange();
}

StepButtons::~StepButtons() = default;

void StepButtons::setPrimary(const Primary& primary)
{
    m_primary->setMinimumWidth(primary.saving ? m_primary->width() : m_theme.px(kLeastPrimary));
    m_words = primary;
    m_primary->setAccessibleName(primary.words.simplified());
    m_primary->setEnabled(primary.enabled);
    arrange();
}

void StepButtons::setOptions(const QList<StepOption>& shown, bool enabled)
{
    m_shown = shown;
    for (const auto& [option, button] : m_options) {
        button->setVisible(shown.contains(option));
        button->setEnabled(enabled);
    }
    arrange();
}

void StepButtons::setTogether(qsizetype steps)
{
    auto* button = m_options.at(StepOption::Together);
    const auto words = tr("Confirm all %1").arg(steps);
    if (button->text() != words)
        button->setText(words);
}

bool StepButtons::offers(StepOption option) const
{
    return m_shown.contains(option);
}

std::optional<StepOption> StepButtons::optionOf(int key) const
{
    const auto found = std::find_if(
        m_shown.begin(), m_shown.end(), [key](StepOption option) { return keyOf(option) == key; });
    return found == m_shown.end() ? std::nullopt : std::optional(*found);
}

QList<QWidget*> StepButtons::stops() const
{
    QList<QWidget*> stops { m_primary };
    for (const auto& [option, button] : m_options)
        stops << button;
    return stops;
}

void StepButtons::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_primary->setTheme(theme);
    for (const auto& [option, button] : m_options)
        button->setTheme(theme);
    m_primary->setMinimumWidth(theme.px(kLeastPrimary));
    arrange();
}

void StepButtons::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StepButtons::arrange()
{
    const auto gap = m_theme.px(kGap);
    QList<Button*> others;
    int together = 0;
    for (const auto& [option, button] : m_options) {
        if (!m_shown.contains(option))
            continue;
        others << button;
        together += button->sizeHint().width() + gap;
    }
    m_primary->setText(buttonWords(m_words.words));
    const auto beside = m_primary->sizeHint().width() + together <= width();
    // What stands right above need not be said by half.
    if (!m_words.saving && !m_words.shortWords.isEmpty() && m_primary->sizeHint().width() > width())
        m_primary->setText(buttonWords(m_words.shortWords));

    // A layout of layouts is made anew: a row belongs to the width that it was made for.
    while (auto* row = m_rows->takeAt(0)) {
        while (auto* item = row->layout()->takeAt(0))
            delete item;
        delete row;
    }
    m_rows->setSpacing(gap);
    const auto addRow = [&] {
        auto* row = new QHBoxLayout;
        row->setSpacing(gap);
        m_rows->addLayout(row);
        return row;
    };
    auto* row = addRow();
    row->addWidget(m_primary);
    row->addStretch(1);
    if (!beside) {
        // The way out of the plan keeps away from the ways through it.
        const bool fits = !others.isEmpty()
            && m_primary->sizeHint().width() + gap + others.last()->sizeHint().width() <= width();
        if (fits)
            row->addWidget(others.takeLast());
        row = nullptr;
    }
    int used = 0;
    for (auto* button : others) {
        const auto wide = button->sizeHint().width() + gap;
        if (!row || (!beside && used + wide - gap > width())) {
            row = addRow();
            row->addStretch(1);
            used = 0;
        }
        // Beside the main button they stand at the right, below it at the left.
        if (beside)
            row->addWidget(button);
        else
            row->insertWidget(row->count() - 1, button);
        used += wide;
    }
}

} // namespace muster::ui
