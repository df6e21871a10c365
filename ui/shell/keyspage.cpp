// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keyspage.h"

#include "ui/panels/filterline.h"
#include "ui/shell/keybindings.h"
#include "ui/shell/keyedit.h"
#include "ui/shell/keysmodel.h"
#include "ui/shell/shellactions.h"
#include "ui/widgets/button.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

constexpr int kSheetWidth = 860;
constexpr int kKeyWidth = 220;

} // namespace

KeysPage::KeysPage(KeyBindings& bindings, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_bindings(bindings)
    , m_theme(theme)
    , m_model(new KeysModel(bindings, this))
    , m_delegate(new KeysDelegate(m_model, theme, this))
    , m_title(new QLabel(tr("Change keys"), this))
    , m_found(new QWidget(this))
    , m_list(new QListView(m_found))
    , m_filter(new FilterLine(QStringLiteral("keys"), m_list, FilterLine::Shows::Always, theme, m_found))
    , m_label(new QLabel(this))
    , m_edit(new KeyEdit(this))
    , m_give(new Button(Button::Kind::Solid, tr("Give it this key"), theme, this))
    , m_usual(new Button(Button::Kind::Outlined, tr("Reset this key"), theme, this))
    , m_allUsual(new Button(Button::Kind::Outlined, tr("Reset all keys"), theme, this))
    , m_back(new Button(Button::Kind::Outlined, tr("Go back"), theme, this))
    , m_words(new QLabel(this))
{
    build();
    connect(m_filter, &FilterLine::changed, this, &KeysPage::find);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysPage::showChosen);
    connect(
        m_list, &QAbstractItemView::doubleClicked, this, [this] { m_edit->setFocus(Qt::OtherFocusReason); });
    connect(m_edit, &KeyEdit::pressed, this, &KeysPage::weigh);
    connect(m_edit, &KeyEdit::meant, this, &KeysPage::give);
    connect(m_edit, &KeyEdit::dismissed, this, [this] {
        showChosen();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_give, &Button::clicked, this, &KeysPage::give);
    connect(m_usual, &Button::clicked, this, &KeysPage::restore);
    connect(m_allUsual, &Button::clicked, this, [this] {
        m_bindings.restoreAll();
        showChosen();
        say(tr("All commands have their usual keys."));
    });
    connect(m_back, &Button::clicked, this, &KeysPage::left);
    setTheme(theme);
    find();
}

KeysPage::~KeysPage() = default;

void KeysPage::build()
{
    m_list->setObjectName(QStringLiteral("keys.list"));
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setAccessibleDescription(tr("Enter goes to the key of the command, Escape goes back"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->installEventFilter(this);
    m_filter->setWords(tr("Type a command or a key"), tr("Find a command"));
    m_filter->setSearchable(true);
    m_edit->setObjectName(QStringLiteral("keys.key"));
    m_edit->setAccessibleName(tr("Key of the command"));
    m_edit->setPlaceholderText(tr("no key"));
    m_edit->setFixedWidth(m_theme.px(kKeyWidth));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_edit);
    m_give->setObjectName(QStringLiteral("keys.give"));
    m_give->setKeyHint(tr("Enter"));
    m_usual->setObjectName(QStringLiteral("keys.usual"));
    m_allUsual->setObjectName(QStringLiteral("keys.allUsual"));
    m_back->setObjectName(QStringLiteral("keys.back"));
    m_back->setKeyHint(tr("Esc"));
    m_words->setObjectName(QStringLiteral("keys.words"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);

    auto* edit = new QHBoxLayout;
    edit->setSpacing(kDockInset);
    edit->addWidget(m_label);
    edit->addWidget(m_edit);
    edit->addWidget(m_give);
    edit->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kDockInset);
    buttons->addWidget(m_usual);
    buttons->addWidget(m_allUsual);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    auto* sheet = new QWidget(this);
    sheet->setMaximumWidth(m_theme.px(kSheetWidth));
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kDockInset);
    column->addWidget(m_title);
    auto* found = new QVBoxLayout(m_found);
    found->setContentsMargins(0, 0, 0, 0);
    found->setSpacing(0);
    found->addWidget(m_filter);
    found->addWidget(m_list, 1);
    column->addWidget(m_found, 1);
    column->addLayout(edit);
    column->addWidget(m_words);
    column->addLayout(buttons);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(kPageInset, kPageInset, kPageInset, kPageInset);
    page->addStretch(1);
    page->addWidget(sheet, 100);
    page->addStretch(1);
    setFocusProxy(m_list);
}

void KeysPage::find()
{
    m_model->find(m_filter->words());
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    else
        showChosen();
}

void KeysPage::showChosen()
{
    const auto chosen = m_list->currentIndex();
    const bool isOne = chosen.isValid();
    for (auto* part : std::initializer_list<QWidget*> { m_edit, m_give, m_usual })
        part->setEnabled(isOne);
    if (!isOne) {
        m_label->setText(tr("No command is called that."));
        m_edit->setKey({});
        say({});
        return;
    }
    const auto& command = m_bindings.commands()[m_model->at(chosen.row())];
    m_label->setText(tr("Key of “%1”").arg(m_model->words(chosen.row())));
    m_edit->setKey(command.action->shortcut());
    m_usual->setEnabled(m_bindings.isChanged(command));
    m_give->setEnabled(false);
    say(tr("Press another key in the field, or Delete for none."));
}

void KeysPage::weigh()
{
    const auto& command = m_bindings.commands()[m_model->at(m_list->currentIndex().row())];
    const auto key = m_edit->key();
    const auto refusal = m_bindings.refusal(key);
    const auto* holder = m_bindings.holder(key);
    m_give->setEnabled(refusal.isEmpty());
    if (!refusal.isEmpty())
        say(refusal, true);
    else if (holder != nullptr && holder != command.action)
        say(tr("%1 runs “%2” now. Given here, it is taken away there.")
                .arg(key.toString(QKeySequence::NativeText), wordsOf(*holder)),
            true);
    else if (key.isEmpty())
        say(tr("It would have no key; the menu and Find still have it."));
    else
        say(tr("%1 is free.").arg(key.toString(QKeySequence::NativeText)));
}

void KeysPage::give()
{
    if (!m_give->isEnabled())
        return;
    const auto row = m_list->currentIndex().row();
    const auto& command = m_bindings.commands()[m_model->at(row)];
    const auto key = m_edit->key();
    m_bindings.give(command.action, key);
    showChosen();
    say(key.isEmpty()
            ? tr("“%1” has no key now.").arg(m_model->words(row))
            : tr("“%1” has %2 now.").arg(m_model->words(row), key.toString(QKeySequence::NativeText)));
    m_list->setFocus(Qt::OtherFocusReason);
}

void KeysPage::restore()
{
    const auto row = m_list->currentIndex().row();
    m_bindings.restore(m_bindings.commands()[m_model->at(row)]);
    showChosen();
    say(tr("“%1” has its usual keys.").arg(m_model->words(row)));
    m_list->setFocus(Qt::OtherFocusReason);
}

void KeysPage::say(const QString& sentence, bool isRefusal)
{
    m_isRefusal = isRefusal;
    m_words->setText(sentence);
    auto ink = m_words->palette();
    ink.setColor(QPalette::WindowText, isRefusal ? m_theme.colors.warning : m_theme.colors.muted);
    m_words->setPalette(ink);
}

bool KeysPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_list->currentIndex().isValid()) {
            m_edit->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void KeysPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void KeysPage::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    ground.setColor(QPalette::WindowText, theme.colors.text);
    setPalette(ground);
    setAutoFillBackground(true);
    auto behind = m_found->palette();
    behind.setColor(QPalette::Window, theme.colors.window);
    m_found->setPalette(behind);
    m_found->setAutoFillBackground(true);
    m_delegate->setTheme(theme);
    m_filter->setTheme(theme);
    m_title->setFont(theme.font(TypeScale::Token::H1));
    for (auto* label : { m_label, m_words })
        label->setFont(theme.font(TypeScale::Token::Body));
    m_edit->setFont(theme.font(TypeScale::Token::Body));
    m_edit->setFixedWidth(theme.px(kKeyWidth));
    for (auto* button : { m_give, m_usual, m_allUsual, m_back })
        button->setTheme(theme);
    m_list->doItemsLayout();
    say(m_words->text(), m_isRefusal);
}

} // namespace muster::ui
