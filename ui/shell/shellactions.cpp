// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shellactions.h"

#include "core/report/forms.h"
#include "core/report/papers.h"
#include "ui/shell/perspective.h"
#include "ui/shell/preferences.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

#include <algorithm>

namespace muster::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// As a menu shows it: the sign that marks a letter stands for itself.
QString plainIn(const QString& name)
{
    return QString(name).replace(u'&', QStringLiteral("&&"));
}

} // namespace

QString wordsOf(const QAction& action)
{
    // A name may have the sign itself, doubled.
    static const QRegularExpression mark(QStringLiteral("&(.)"));
    return QString(action.text()).replace(mark, QStringLiteral("\\1")).remove(u'…');
}

ShellActions::ShellActions(QMainWindow* window)
    : m_window(window)
{
    const auto menu = [&](const QString& title) {
        m_menus << window->menuBar()->addMenu(title);
        return m_menus.last();
    };
    auto* file = menu(tr("&File"));
    openPlan = add(file, QStringLiteral("file.openPlan"), tr("&Open a plan…"), QStringLiteral("Ctrl+O"));
    readPlans
        = add(file, QStringLiteral("file.readPlans"), tr("&Read the plans again"), QStringLiteral("F5"));
    file->addSeparator();
    exportRecord = add(file, QStringLiteral("file.export"), tr("&Export the record…"));
    importRecord = add(file, QStringLiteral("file.import"), tr("&Import a record…"));
    exchange = add(file, QStringLiteral("file.exchange"), tr("Exchange by &stick…"));
    keepPage = add(file, QStringLiteral("file.keepPage"), tr("&Keep a situation page…"));
    keepPage->setCheckable(true);
    file->addSeparator();
    quit = add(file, QStringLiteral("file.quit"), tr("&Quit"), QStringLiteral("Ctrl+Q"));

    auto* edit = menu(tr("&Edit"));
    undo = add(edit, QStringLiteral("edit.undo"), tr("&Undo"), QStringLiteral("Ctrl+Z"));
    edit->addSeparator();
    findInPane = add(edit, QStringLiteral("edit.find"), tr("&Find in this pane…"), QStringLiteral("Ctrl+F"));
    findInPane->setEnabled(false);
    findInRecord = add(edit, QStringLiteral("edit.findInRecord"), tr("Find in the &record…"),
        QStringLiteral("Ctrl+Shift+F"));
    edit->addSeparator();
    changeKeys = add(edit, QStringLiteral("edit.changeKeys"), tr("Change &keys…"));

    auto* view = menu(tr("&View"));
    addPerspectives(view);
    addLayout(view);
    find = add(view, QStringLiteral("view.find"), tr("&Find or run a command…"), QStringLiteral("Ctrl+K"));
    find->setShortcuts(
        { QKeySequence(QStringLiteral("Ctrl+K")), QKeySequence(QStringLiteral("Ctrl+Shift+P")) });
    nextPane = add(view, QStringLiteral("view.nextPane"), tr("&Next pane"), QStringLiteral("F6"));
    previousPane
        = add(view, QStringLiteral("view.previousPane"), tr("&Previous pane"), QStringLiteral("Shift+F6"));
    view->addSeparator();
    auto* theme = view->addMenu(tr("T&heme"));
    m_menus << theme;
    appearances = new QActionGroup(window);
    const std::initializer_list<std::pair<Appearance, QString>> looks {
        { Appearance::System, tr("&System") },
        { Appearance::Dark, tr("&Dark") },
        { Appearance::Light, tr("&Light") },
        { Appearance::Night, tr("&Night") },
        { Appearance::HighContrast, tr("&High contrast") },
    };
    for (const auto& [appearance, text] : looks) {
        const auto word = appearanceWords().at(static_cast<int>(appearance));
        auto* action = add(theme, QStringLiteral("view.theme.%1").arg(word), text);
        action->setCheckable(true);
        action->setData(static_cast<int>(appearance));
        appearances->addAction(action);
    }
    zoomIn = add(view, QStringLiteral("view.zoomIn"), tr("Zoom &in"), QStringLiteral("Ctrl+="));
    zoomIn->setShortcuts({ QKeySequence(QStringLiteral("Ctrl+=")), QKeySequence(QStringLiteral("Ctrl++")) });
    zoomOut = add(view, QStringLiteral("view.zoomOut"), tr("Zoom &out"), QStringLiteral("Ctrl+-"));
    zoomReset = add(view, QStringLiteral("view.zoomReset"), tr("Zoom to 1&00 %"), QStringLiteral("Ctrl+0"));
    view->addSeparator();
    fullScreen = add(view, QStringLiteral("view.fullScreen"), tr("&Full screen"), QStringLiteral("F11"));
    fullScreen->setCheckable(true);
    mute = add(view, QStringLiteral("view.mute"), tr("&Mute sounds"), QStringLiteral("Ctrl+Shift+M"));
    mute->setCheckable(true);

    auto* incident = menu(tr("&Incident"));
    declare = add(incident, QStringLiteral("incident.declare"), tr("&Declare incident…"),
        QStringLiteral("Ctrl+Shift+D"));
    drill = add(
        incident, QStringLiteral("incident.drill"), tr("Start d&rill…"), QStringLiteral("Ctrl+Shift+T"));
    part = add(incident, QStringLiteral("incident.part"), tr("Declare &a part of this…"));
    incident->addSeparator();
    handOver = add(incident, QStringLiteral("incident.handOver"), tr("&Hand over command…"),
        QStringLiteral("Ctrl+Shift+H"));
    pause = add(incident, QStringLiteral("incident.pause"), tr("&Pause the drill's clock"));
    pause->setCheckable(true);
    entry = add(
        incident, QStringLiteral("incident.entry"), tr("&Write in the timeline"), QStringLiteral("Ctrl+L"));
    attach = add(
        incident, QStringLiteral("incident.attach"), tr("Attach &evidence…"), QStringLiteral("Ctrl+Shift+A"));
    erase = add(incident, QStringLiteral("incident.erase"), tr("&Take texts back…"));
    saveLines = add(
        incident, QStringLiteral("incident.saveLines"), tr("&Save the selected lines of the timeline…"));
    incident->addSeparator();
    close = add(incident, QStringLiteral("incident.close"), tr("&Close the incident…"),
        QStringLiteral("Ctrl+Shift+W"));
    leave = add(incident, QStringLiteral("incident.leave"), tr("&Leave it open, back to start"));
    other = add(incident, QStringLiteral("incident.other"), tr("Go to the &other open incident"),
        QStringLiteral("Ctrl+Shift+O"));

    auto* checklist = menu(tr("&Checklist"));
    current = add(checklist, QStringLiteral("checklist.current"), tr("Go to the &current step"),
        QStringLiteral("Ctrl+."));

    change = add(checklist, QStringLiteral("checklist.change"), tr("C&hange the plan…"),
        QStringLiteral("Ctrl+Shift+R"));
    rollback = add(checklist, QStringLiteral("checklist.rollback"), tr("&Roll back…"));
    offers = add(checklist, QStringLiteral("checklist.offers"), tr("Changes &for the plan…"));
    checklist->addSeparator();
    readAloud = add(checklist, QStringLiteral("checklist.readAloud"), tr("Read &aloud"));
    print = add(
        checklist, QStringLiteral("checklist.print"), tr("&Print what is left"), QStringLiteral("Ctrl+P"));
    addPapers(checklist);
    anchor = add(checklist, QStringLiteral("checklist.anchor"), tr("A&nchor the record…"),
        QStringLiteral("Ctrl+Shift+L"));

    auto* communicate = menu(tr("C&ommunicate"));
    compose = add(
        communicate, QStringLiteral("communicate.compose"), tr("&Compose update…"), QStringLiteral("Ctrl+M"));

    addReview(menu(tr("&Review")));

    auto* help = menu(tr("&Help"));
    sample = add(help, QStringLiteral("help.sample"), tr("Run the &sample drill"));
    keys = add(help, QStringLiteral("help.keys"), tr("&Keys and version"), QStringLiteral("F1"));
}

void ShellActions::addPerspectives(QMenu* view)
{
    for (const auto perspective : kPerspectives) {
        const auto number = perspectives.size() + 1;
        auto* action = add(view, QStringLiteral("view.perspective%1").arg(number), titleOf(perspective),
            QStringLiteral("Ctrl+%1").arg(number));
        action->setData(static_cast<int>(perspective));
        perspectives << action;
    }
    view->addSeparator();
}

void ShellActions::addPapers(QMenu* checklist)
{
    auto* menu = checklist->addMenu(tr("Pap&ers"));
    m_menus << menu;
    papers = new QActionGroup(m_window);
    const std::initializer_list<std::pair<report::Paper, QString>> texts {
        { report::Paper::Report, tr("&Report…") },
        { report::Paper::Handover, tr("&Handover sheet…") },
        { report::Paper::Situation, tr("&Situation page…") },
        { report::Paper::Activity, tr("&Activity logs…") },
        { report::Paper::Drill, tr("&Drill report…") },
        { report::Paper::Brief, tr("&Executive brief…") },
    };
    for (const auto& [paper, text] : texts) {
        auto* action = add(menu, QStringLiteral("papers.%1").arg(report::wordOf(paper)), text);
        action->setData(static_cast<int>(paper));
        papers->addAction(action);
    }
}

void ShellActions::addReview(QMenu* review)
{
    reviewOn = add(review, QStringLiteral("review.on"), tr("Take the report a stage o&n"));
    reviewBack = add(review, QStringLiteral("review.back"), tr("Take the report &back a stage…"));
    reviewRemark = add(review, QStringLiteral("review.remark"), tr("Re&mark on the report…"));
    reviewFollowUp = add(review, QStringLiteral("review.followUp"), tr("&Add a follow-up…"));
    reviewRoles = add(review, QStringLiteral("review.roles"), tr("&Roles instead of names"));
    reviewRoles->setCheckable(true);
    review->addSeparator();
    reportForms = new QActionGroup(m_window);
    const std::initializer_list<std::pair<report::Form, QString>> forms {
        { report::Form::Pdf, tr("Report as &PDF") },
        { report::Form::Html, tr("Report as &HTML") },
        { report::Form::Markdown, tr("Report as Mar&kdown") },
        { report::Form::Odt, tr("Report as &ODT") },
        { report::Form::Json, tr("Report as &JSON") },
        { report::Form::Csv, tr("Report as &CSV") },
    };
    for (const auto& [form, text] : forms) {
        auto* action = add(review, QStringLiteral("review.as.%1").arg(report::endingOf(form)), text,
            form == report::Form::Pdf ? QStringLiteral("Ctrl+Shift+E") : QString());
        action->setData(static_cast<int>(form));
        reportForms->addAction(action);
    }
    reportToPrint = add(review, QStringLiteral("review.print"), tr("Show the report &to print it"));
    review->addSeparator();
    reportFolder = add(review, QStringLiteral("review.folder"), tr("Choose the &folder of reports…"));
}

QList<QAction*> ShellActions::exports() const
{
    return reportForms->actions() + QList<QAction*> { reportToPrint, reportFolder };
}

void ShellActions::enableReview(bool reviewed) const
{
    for (auto* action :
        QList<QAction*> { reviewOn, reviewBack, reviewRemark, reviewFollowUp, reviewRoles } + exports())
        action->setEnabled(reviewed);
}

void ShellActions::addLayout(QMenu* view)
{
    m_panelMenu = view->addMenu(tr("&Panels"));
    auto* layout = view->addMenu(tr("&Layout"));
    lockLayout = add(layout, QStringLiteral("view.lockLayout"), tr("&Lock the panels in their places"));
    lockLayout->setCheckable(true);
    resetLayout
        = add(layout, QStringLiteral("view.resetLayout"), tr("&Put the panels back as they were at first"));
    layout->addSeparator();
    saveLayout = add(layout, QStringLiteral("view.saveLayout"), tr("&Save these places under a name…"));
    m_layoutMenu = layout->addMenu(tr("&My layouts"));
    m_forgetMenu = layout->addMenu(tr("&Forget a layout"));
    layouts = new QActionGroup(m_window);
    forgetLayouts = new QActionGroup(m_window);
    m_menus << m_panelMenu << layout << m_layoutMenu << m_forgetMenu;
    view->addSeparator();
}

void ShellActions::showLayouts(const QStringList& names)
{
    const auto fill = [&](QMenu* menu, QActionGroup* group, const QString& id) {
        // One of them may be what is acting now.
        for (auto* action : group->actions()) {
            menu->removeAction(action);
            m_window->removeAction(action);
            group->removeAction(action);
            action->deleteLater();
        }
        for (const auto& name : names) {
            auto* action = add(menu, id.arg(name), plainIn(name));
            action->setData(name);
            group->addAction(action);
        }
        menu->setEnabled(!names.isEmpty());
    };
    fill(m_layoutMenu, layouts, QStringLiteral("view.layout.%1"));
    fill(m_forgetMenu, forgetLayouts, QStringLiteral("view.forgetLayout.%1"));
}

QAction* ShellActions::addPanel(const QString& id, const QString& title, bool always)
{
    const auto number = panels.size() + 1;
    panels << add(m_panelMenu, QStringLiteral("view.%1").arg(id), title,
        number <= 10 ? QStringLiteral("Alt+%1").arg(number % 10) : QString());
    if (always)
        m_withoutIncident << panels.last();
    return panels.last();
}

QAction* ShellActions::add(QMenu* menu, const QString& id, const QString& text, const QString& shortcut)
{
    auto* action = menu->addAction(text);
    action->setObjectName(id);
    if (!shortcut.isEmpty())
        action->setShortcut(QKeySequence(shortcut));
    m_window->addAction(action);
    return action;
}

void ShellActions::enableFor(bool walked, bool docked, bool running, bool isDrill) const
{
    for (auto* action : { current, readAloud })
        action->setEnabled(walked);
    for (auto* action : QList<QAction*> { resetLayout, saveLayout } + panels)
        action->setEnabled(docked || m_withoutIncident.contains(action));
    layouts->setEnabled(docked);
    for (auto* action : { handOver, entry, change, rollback, compose, close, leave })
        action->setEnabled(running);
    pause->setEnabled(running && isDrill);
}

void ShellActions::show(Appearance appearance) const
{
    for (auto* action : appearances->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(appearance));
}

void ShellActions::showUndo(const QString& words) const
{
    undo->setEnabled(!words.isEmpty());
    undo->setText(words.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(plainIn(words)));
}

QList<MenuAction> ShellActions::all() const
{
    QList<MenuAction> made;
    for (const auto* menu : m_menus) {
        const auto title = QString(menu->title()).remove(u'&');
        for (auto* action : menu->actions()) {
            if (!action->isSeparator() && action->menu() == nullptr)
                made.append({ title, action });
        }
    }
    return made;
}

QList<MenuAction> ShellActions::usable() const
{
    auto made = all();
    made.removeIf([this](const MenuAction& one) { return !one.action->isEnabled() || one.action == find; });
    return made;
}

QList<MenuAction> ShellActions::lasting() const
{
    auto made = all();
    made.removeIf([this](const MenuAction& one) {
        const auto* group = one.action->actionGroup();
        return group != nullptr && (group == layouts || group == forgetLayouts);
    });
    return made;
}

QStringList ShellActions::menuTitles() const
{
    QStringList titles;
    for (const auto* action : m_window->menuBar()->actions())
        titles << action->text();
    return titles;
}

QString ShellActions::keySheet() const
{
    QString html;
    const auto line = [&](const QString& keyText, const QString& words) {
        html += QStringLiteral("<tr><td style='padding-right:28px; font-weight:600'>%1</td><td>%2</td></tr>")
                    .arg(keyText.toHtmlEscaped(), words.toHtmlEscaped());
    };
    const auto heading = [&](const QString& title) {
        html += QStringLiteral("<tr><td colspan='2' style='padding-top:12px'><b>%1</b></td></tr>")
                    .arg(title.toHtmlEscaped());
    };
    html += QStringLiteral("<table cellspacing='0' cellpadding='3'>");
    heading(tr("On the current step"));
    line(tr("Ctrl+Enter"), tr("Done; does what the main button says"));
    line(QStringLiteral("T"), tr("Start: you are at it"));
    line(QStringLiteral("S"), tr("Skip, with a reason"));
    line(QStringLiteral("F"), tr("It failed"));
    line(QStringLiteral("R"), tr("Read it aloud, or the step that is looked at; again: be quiet"));
    line(tr("Up, Down"), tr("Look around; the current step stays where it is"));
    line(tr("Home or ."), tr("Back to the current step"));
    heading(tr("In a panel"));
    line(tr("Shift+F10"), tr("Its menu: places, order, what is shown"));
    line(tr("Enter"), tr("Show the selected step or service"));
    line(tr("Esc"), tr("Show all again after finding something"));
    line(QStringLiteral("R"), tr("Recovery matrix: the service is back, or is not back after all"));
    line(tr("Left, Right"), tr("Plan outline: fold or unfold a phase. Timeline: close or open a group"));
    line(tr("Ins, Ctrl+V"), tr("Evidence: attach files, or what was copied"));
    line(tr("Shift+Del"), tr("Evidence: take a file back for good"));
    line(tr("Ctrl+Enter"), tr("Review: record what stands in the box"));
    for (const auto* menu : m_menus) {
        const auto actions = menu->actions();
        const auto hasKey = [](const QAction* action) { return !action->shortcut().isEmpty(); };
        if (std::none_of(actions.begin(), actions.end(), hasKey))
            continue;
        heading(QString(menu->title()).remove(u'&'));
        for (const auto* action : actions) {
            if (hasKey(action))
                line(action->shortcut().toString(QKeySequence::NativeText), wordsOf(*action));
        }
    }
    return html + QStringLiteral("</table>");
}

} // namespace muster::ui
