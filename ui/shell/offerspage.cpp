// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/offerspage.h"

#include "ui/models/offersmodel.h"
#include "ui/panels/twolinesdelegate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/emptystate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

constexpr int kSheetWidth = 860;

} // namespace

OffersPage::OffersPage(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new OffersModel(this))
    , m_delegate(new TwoLinesDelegate(theme, this))
    , m_title(new QLabel(tr("Changes for the plan"), this))
    , m_empty(new EmptyState(tr("The plan was not changed while it ran, or every change was taken back. "
                                "There is nothing to write."),
          theme, this))
    , m_list(new QListView(this))
    , m_words(new QLabel(this))
    , m_act(new Button(Button::Kind::Solid, {}, theme, this))
    , m_back(new Button(Button::Kind::Outlined, tr("Go back"), theme, this))
{
    build();
    connect(m_act, &QPushButton::clicked, this, &OffersPage::act);
    connect(m_back, &QPushButton::clicked, this, &OffersPage::left);
    setTheme(theme);
}

OffersPage::~OffersPage() = default;

void OffersPage::build()
{
    m_empty->setObjectName(QStringLiteral("offers.empty"));
    m_list->setObjectName(QStringLiteral("offers.list"));
    m_list->setAccessibleName(tr("Changes for the plan"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_words->setObjectName(QStringLiteral("offers.words"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_act->setObjectName(QStringLiteral("offers.act"));
    m_back->setObjectName(QStringLiteral("offers.back"));
    m_back->setKeyHint(tr("Esc"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kDockInset);
    buttons->addWidget(m_act);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    auto* sheet = new QWidget(this);
    sheet->setMaximumWidth(m_theme.px(kSheetWidth));
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    column->addWidget(m_title);
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 1);
    column->addWidget(m_words);
    column->addLayout(buttons);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(kPageInset, kPageInset, kPageInset, kPageInset);
    page->addStretch(1);
    page->addWidget(sheet, 100);
    page->addStretch(1);
}

void OffersPage::setOffers(const QList<incident::PlanOffer>& offers, const QString& file)
{
    m_offers = offers;
    m_file = file;
    m_model->setOffers(offers);
    const bool isEmpty = offers.isEmpty();
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    m_words->setVisible(!isEmpty);
    m_act->setVisible(!isEmpty);
    m_act->setText(file.isEmpty() ? tr("Copy") : tr("Write into the plan file"));
    // What nobody but a person can make is not written.
    m_act->setEnabled(file.isEmpty() || m_model->byHand() < m_model->rowCount());
    say((file.isEmpty()
                ? tr("Muster does not know the file of this plan; copy the words for whoever keeps it.")
                : tr("The file of this plan is %1.").arg(file))
        + byHandWords());
    setFocusProxy(isEmpty ? static_cast<QWidget*>(m_back) : m_list);
    if (!isEmpty)
        m_list->setCurrentIndex(m_model->index(0));
    // A page that is shown again gives the keyboard to what had it last.
    focusProxy()->setFocus(Qt::OtherFocusReason);
}

QString OffersPage::byHandWords() const
{
    const auto count = m_model->byHand();
    if (count == 0)
        return {};
    return u' '
        + (count == 1 ? tr("One change a person has to make by hand; it is marked.")
                      : tr("%1 changes a person has to make by hand; they are marked.").arg(count));
}

void OffersPage::act()
{
    if (m_file.isEmpty()) {
        QGuiApplication::clipboard()->setText(m_model->plainText());
        return say(tr("Copied."));
    }
    // Once is enough: what is there already cannot be added again.
    m_list->setFocus(Qt::OtherFocusReason);
    m_act->setEnabled(false);
    say(tr("Writing…"));
    emit writeWanted(m_file, incident::editsOf(m_offers));
}

void OffersPage::answer(const Result<void>& written)
{
    if (!written) {
        m_act->setEnabled(true);
        return say(tr("%1 Nothing was written.").arg(written.error().text), true);
    }
    const auto count = m_model->rowCount() - m_model->byHand();
    say((count == 1 ? tr("One change was written into %1.").arg(m_file)
                    : tr("%1 changes were written into %2.").arg(QString::number(count), m_file))
        + byHandWords());
}

void OffersPage::say(const QString& sentence, bool isRefusal)
{
    m_isRefusal = isRefusal;
    m_words->setText(sentence);
    auto ink = m_words->palette();
    ink.setColor(QPalette::WindowText, isRefusal ? m_theme.colors.warning : m_theme.colors.muted);
    m_words->setPalette(ink);
}

void OffersPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void OffersPage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    ground.setColor(QPalette::WindowText, theme.colors.text);
    setPalette(ground);
    setAutoFillBackground(true);
    m_delegate->setTheme(theme);
    m_empty->setTheme(theme);
    m_title->setFont(theme.font(TypeScale::Token::H1));
    m_words->setFont(theme.font(TypeScale::Token::Body));
    for (auto* button : { m_act, m_back })
        button->setTheme(theme);
    m_list->doItemsLayout();
    say(m_words->text(), m_isRefusal);
}

} // namespace muster::ui
