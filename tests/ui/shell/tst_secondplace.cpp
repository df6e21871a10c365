// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/walkthrough.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/shell/secondplace.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPromise>

#include <algorithm>
#include <memory>

using namespace muster;
using test::ShellRig;

namespace {

const auto kFull = QStringLiteral("NOT RECORDED. The disk that holds /log is full.");
const auto kGone = QStringLiteral("NOT RECORDED. The file /log/journal.sqlite is gone.");

/// A second place that answers when the test says so.
class Stick {
public:
    QStringList folders;
    QList<journal::Event> known;

    [[nodiscard]] ui::GoOnElsewhere port()
    {
        return [this](const QString& folder, const QList<journal::Event>& events) {
            folders << folder;
            known = events;
            m_promise = std::make_unique<QPromise<Result<bool>>>();
            m_promise->start();
            return m_promise->future();
        };
    }
    void answer(const Result<bool>& isWhole)
    {
        m_promise->addResult(isWhole);
        m_promise->finish();
    }

private:
    std::unique_ptr<QPromise<Result<bool>>> m_promise;
};

/// A window in the middle of a drill, whose disk is about to fail.
struct FailingRig : ShellRig {
    Stick stick;
    QTemporaryDir elsewhere;

    void openDrill()
    {
        open();
        window->goOnThrough(stick.port());
        declare();
    }
    void declare()
    {
        QTRY_COMPARE_EQ(focusedName(), QStringLiteral("start.list"));
        QTRY_VERIFY(find<QAction>("incident.drill")->isEnabled());
        find<QAction>("incident.drill")->trigger();
        QTRY_COMPARE_EQ(focusedName(), QStringLiteral("declare.summary"));
        type(QStringLiteral("Orders lost since midnight"));
        press(Qt::Key_Return);
        QTRY_VERIFY(window->incident() != nullptr);
        QTRY_VERIFY(find<QWidget>("dock.matrix")->isVisible());
    }
    /// Walks to a step that asks what was seen.
    [[nodiscard]] QLineEdit* walkToAField() const
    {
        for (int i = 0; i < 20; ++i) {
            if (auto* field = qobject_cast<QLineEdit*>(focused()))
                return field;
            const auto before = journal.events().size();
            press(Qt::Key_Return, Qt::ControlModifier);
            if (!QTest::qWaitFor(
                    [&] { return journal.events().size() > before && incident()->pending().isEmpty(); }))
                return nullptr;
        }
        return nullptr;
    }
    /// As the log does when the disk refuses an act.
    void failAnAct()
    {
        const auto before = journal.calls;
        journal.failCall = before;
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(journal.calls > before && incident()->pending().isEmpty());
        window->diskFailed(kFull);
    }
    [[nodiscard]] QWidget* bar() const { return find<QWidget>("secondPlaceBar"); }
    [[nodiscard]] QString said() const { return bar()->accessibleName(); }
    [[nodiscard]] QString complaint() const { return find<QLabel>("secondPlace.complaint")->text(); }
    void click(const char* name) const { find<QAbstractButton>(name)->click(); }
    void choose(const QString& wanted) const
    {
        click("secondPlace.accept");
        find<QLineEdit>("secondPlace.folder")->setText(wanted);
        click("secondPlace.accept");
    }
    [[nodiscard]] QString place(const char* name) const
    {
        return elsewhere.filePath(QString::fromLatin1(name));
    }
};

bool holds(const QList<journal::Event>& events, const journal::StreamId& stream)
{
    return std::any_of(
        events.begin(), events.end(), [&](const journal::Event& event) { return event.stream == stream; });
}

} // namespace

class TstSecondPlace final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void aFailingDiskKeepsTheInputAndTheLogGoesOnByKeyboardAlone()
    {
        FailingRig rig;
        rig.openDrill();
        const QPointer<QLineEdit> field = rig.walkToAField();
        QVERIFY(field);
        QVERIFY(rig.bar()->isHidden());
        rig.type(QStringLiteral("as expected"));
        const auto done = rig.countOf(QStringLiteral("step.completed"));
        rig.failAnAct();
        QVERIFY(rig.bar()->isVisible());
        rig.picture("second-place-offer");
        QCOMPARE_EQ(rig.said(),
            kFull + QStringLiteral(" The log can go on in another folder, on a stick for example."));
        // Nothing counts as done; the words and the keyboard are where they were.
        QCOMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), done);
        QVERIFY(field && rig.focused() == field);
        QCOMPARE_EQ(field->text(), QStringLiteral("as expected"));

        rig.press(Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE_EQ(rig.focusedName(), QStringLiteral("secondPlace.accept"));
        rig.press(Qt::Key_Return);
        QCOMPARE_EQ(rig.focusedName(), QStringLiteral("secondPlace.folder"));
        const auto place = rig.place("stick");
        rig.type(place);
        rig.picture("second-place-choice");
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.stick.folders, QStringList { place });
        QVERIFY2(rig.said().startsWith(QStringLiteral("Going on in %1…").arg(place)), qPrintable(rig.said()));
        QVERIFY(rig.find<QWidget>("secondPlace.accept")->isHidden());
        rig.picture("second-place-going");
        // The window waits for nothing, and what else fails meanwhile is no news.
        QVERIFY(!rig.bar()->isAncestorOf(rig.focused()));
        rig.window->diskFailed(kGone);
        QVERIFY(rig.said().startsWith(QStringLiteral("Going on in")));
        QCOMPARE_EQ(rig.stick.known, rig.incident()->events());

        const auto puts = rig.blobs.calls;
        rig.stick.answer(true);
        QTRY_COMPARE_EQ(rig.said(),
            QStringLiteral("The log goes on in %1. Start Muster with --store %1 from now on.").arg(place));
        rig.picture("second-place-done");
        // The frozen plan and its file.
        QVERIFY(rig.blobs.calls >= puts + 2);
        VERIFY_RESULT(test::await(rig.blobs.get(rig.incident()->state().planHash)));

        // What was not recorded is one Enter away.
        QVERIFY(field);
        QCOMPARE_EQ(field->text(), QStringLiteral("as expected"));
        QCOMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), done);
        rig.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), done + 1);
        QVERIFY(std::any_of(
            rig.journal.events().begin(), rig.journal.events().end(), [](const journal::Event& event) {
                return event.text(QLatin1StringView("saw")) == u"as expected";
            }));
        // What it tells stays until somebody has read it.
        QVERIFY(rig.bar()->isVisible());
        rig.click("secondPlace.dismiss");
        QVERIFY(rig.bar()->isHidden());
        rig.press(Qt::Key_F1);
        QVERIFY(rig.findText(QStringLiteral("The log is in %1.").arg(place)));
    }

    void itIsOfferedOnceHoweverOftenTheDiskFails()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        rig.click("secondPlace.accept");
        rig.find<QLineEdit>("secondPlace.folder")->setText(rig.place("half a na"));
        // Whoever is writing is left alone.
        rig.window->diskFailed(kFull);
        rig.window->diskFailed(kGone);
        QVERIFY(rig.find<QWidget>("secondPlace.folder")->isVisible());
        QCOMPARE_EQ(rig.find<QLineEdit>("secondPlace.folder")->text(), rig.place("half a na"));
        QCOMPARE_EQ(rig.window->findChildren<QWidget*>(QStringLiteral("secondPlaceBar")).size(), 1);
        rig.click("secondPlace.dismiss");
        // The newest reason stands.
        QVERIFY2(rig.said().startsWith(kGone), qPrintable(rig.said()));
    }

    void notNowHoldsForAMinute()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        rig.find<QWidget>("secondPlace.accept")->setFocus();
        rig.press(Qt::Key_Escape);
        QVERIFY(rig.bar()->isHidden());
        QVERIFY(!rig.bar()->isAncestorOf(rig.focused()));
        // Somebody sets the wall clock: that is no minute.
        rig.clock.setNow(rig.clock.now() + std::chrono::hours(1));
        rig.clock.advance(std::chrono::seconds(59));
        rig.window->diskFailed(kFull);
        QVERIFY(rig.bar()->isHidden());
        rig.clock.advance(std::chrono::seconds(1));
        QVERIFY(rig.bar()->isHidden());
        rig.window->diskFailed(kFull);
        QVERIFY(rig.bar()->isVisible());
    }

    void itGoesWhenSomethingIsRecordedAgain()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        QVERIFY(rig.bar()->isVisible());
        VERIFY_RESULT(test::await(rig.incident()->note(QStringLiteral("there is room"))));
        QVERIFY(rig.bar()->isHidden());
        // Whoever is choosing goes on with it, and may still leave it.
        rig.failAnAct();
        rig.click("secondPlace.accept");
        VERIFY_RESULT(test::await(rig.incident()->note(QStringLiteral("there is room again"))));
        QVERIFY(rig.bar()->isVisible());
        rig.press(Qt::Key_Escape);
        QVERIFY(rig.bar()->isHidden());
        QVERIFY(!rig.bar()->isAncestorOf(rig.focused()));
    }

    void whatStaysBehindIsSaid()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        const auto place = rig.place("a stick");
        rig.choose(place);
        QTRY_COMPARE_EQ(rig.stick.folders.size(), 1);
        rig.stick.answer(false);
        QTRY_COMPARE_EQ(rig.said(),
            QStringLiteral("The log goes on in %1. Start Muster with --store \"%1\" from now on. What the "
                           "failing disk held besides could not be read: only the incidents that were open "
                           "came along.")
                .arg(place));
        rig.picture("second-place-not-whole");
    }

    void aPlanThatCannotBeKeptThereIsSaid()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        rig.choose(rig.place("stick"));
        QTRY_COMPARE_EQ(rig.stick.folders.size(), 1);
        rig.blobs.failCall = rig.blobs.calls;
        rig.stick.answer(true);
        QTRY_VERIFY(rig.said().startsWith(QStringLiteral("The log goes on in")));
        QVERIFY2(
            rig.said().contains(QStringLiteral("A plan could not be kept there, so its incident cannot be "
                                               "opened again: NOT RECORDED: planted fault.")),
            qPrintable(rig.said()));
    }

    void aPlaceThatFailsTooLeavesTheChoice()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        rig.choose(rig.place("first"));
        QTRY_COMPARE_EQ(rig.stick.folders.size(), 1);
        const auto fault = QStringLiteral("The folder cannot be written: Read-only file system.");
        rig.stick.answer(fail(Fault::Storage, fault));
        QTRY_COMPARE_EQ(rig.complaint(), fault);
        rig.picture("second-place-failed");
        QVERIFY2(rig.said().startsWith(kFull), qPrintable(rig.said()));
        QVERIFY(rig.find<QWidget>("secondPlace.folder")->isVisible());
        QCOMPARE_EQ(rig.find<QLineEdit>("secondPlace.folder")->text(), rig.place("first"));
        rig.find<QLineEdit>("secondPlace.folder")->setText(rig.place("second"));
        rig.click("secondPlace.accept");
        QTRY_COMPARE_EQ(rig.stick.folders.size(), 2);
        QCOMPARE_EQ(rig.stick.folders.last(), rig.place("second"));
        rig.stick.answer(true);
        QTRY_VERIFY(rig.said().startsWith(QStringLiteral("The log goes on in")));
        // And when that one fails as well, it begins anew.
        rig.window->diskFailed(kGone);
        QVERIFY2(rig.said().startsWith(kGone), qPrintable(rig.said()));
    }

    void aFolderThatHoldsSomethingKeepsItToItself_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("a file") << QStringLiteral("letter.txt");
        QTest::newRow("a hidden file") << QStringLiteral(".trash");
    }
    void aFolderThatHoldsSomethingKeepsItToItself()
    {
        QFETCH(const QString, content);
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        QFile file(rig.elsewhere.filePath(content));
        QVERIFY(file.open(QIODevice::WriteOnly));
        rig.choose(rig.elsewhere.path());
        QTRY_COMPARE_EQ(rig.stick.folders, QStringList { rig.place("muster") });
    }

    void anEmptyFolderIsTakenAsItIs()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        rig.choose(rig.elsewhere.path() + u'/');
        QTRY_COMPARE_EQ(rig.stick.folders, QStringList { rig.elsewhere.path() });
    }

    void theFolderThatFailsIsNoPlace()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        // It holds something, but whoever goes on there must be told.
        rig.choose(rig.folder.path());
        QTRY_COMPARE_EQ(rig.stick.folders, QStringList { rig.folder.path() });
    }

    void whatIsNoFolderIsSaidAtTheField()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        rig.choose({});
        QCOMPARE_EQ(rig.complaint(), QStringLiteral("Write a folder, or browse for one."));
        rig.find<QLineEdit>("secondPlace.folder")->setText(QStringLiteral("stick"));
        rig.click("secondPlace.accept");
        QCOMPARE_EQ(rig.complaint(), QStringLiteral("Write the whole path of the folder."));
        QVERIFY(rig.stick.folders.isEmpty());
    }

    void incidentsThatWereOpenBeforeComeAlong()
    {
        FailingRig rig;
        rig.openDrill();
        const auto first = rig.incident()->stream().id;
        rig.find<QAction>("incident.leave")->trigger();
        QTRY_VERIFY(rig.incident() == nullptr);
        rig.declare();
        const auto second = rig.incident()->stream().id;
        QVERIFY(!(second == first));
        // Meanwhile somebody writes into the first one from a terminal.
        {
            const auto elsewhere = test::await(rig.session->open(first));
            VERIFY_RESULT(elsewhere);
            VERIFY_RESULT(test::await((*elsewhere)->note(QStringLiteral("from a terminal"))));
        }
        rig.failAnAct();
        rig.choose(rig.place("stick"));
        QTRY_COMPARE_EQ(rig.stick.folders.size(), 1);
        QVERIFY(holds(rig.stick.known, second));
        QVERIFY(holds(rig.stick.known, first));
        const auto all = rig.journal.events();
        const auto of = [&](const QList<journal::Event>& events) {
            return std::count_if(events.begin(), events.end(),
                [&](const journal::Event& event) { return event.stream == first; });
        };
        QCOMPARE_EQ(of(rig.stick.known), of(all));
        const auto puts = rig.blobs.calls;
        rig.stick.answer(true);
        QTRY_VERIFY(rig.said().startsWith(QStringLiteral("The log goes on in")));
        QVERIFY(rig.blobs.calls >= puts + 4);
    }

    void everythingHasAName()
    {
        FailingRig rig;
        rig.openDrill();
        rig.failAnAct();
        const auto nameOf = [&](const char* name) {
            return QAccessible::queryAccessibleInterface(rig.find<QWidget>(name))->text(QAccessible::Name);
        };
        QCOMPARE_EQ(nameOf("secondPlaceBar"), rig.said());
        QCOMPARE_EQ(nameOf("secondPlace.accept"), QStringLiteral("Choose another folder…"));
        QCOMPARE_EQ(nameOf("secondPlace.dismiss"), QStringLiteral("Not now"));
        rig.click("secondPlace.accept");
        QCOMPARE_EQ(nameOf("secondPlace.folder"), QStringLiteral("Folder where the log goes on"));
        QCOMPARE_EQ(nameOf("secondPlace.accept"), QStringLiteral("Go on there"));
        QCOMPARE_EQ(nameOf("secondPlace.browse"), QStringLiteral("Browse for a folder"));
        QCOMPARE_EQ(nameOf("secondPlace.dismiss"), QStringLiteral("Back"));
        // Whoever lands on a button or on the field hears why.
        QCOMPARE_EQ(rig.find<QWidget>("secondPlace.accept")->accessibleDescription(), rig.said());
        rig.click("secondPlace.accept");
        QCOMPARE_EQ(rig.find<QWidget>("secondPlace.folder")->accessibleDescription(), rig.complaint());
    }

    void withoutASecondPlaceNothingIsOffered()
    {
        FailingRig rig;
        rig.open();
        rig.declare();
        rig.failAnAct();
        QVERIFY(rig.bar()->isHidden());
    }
};

MUSTER_TEST(TstSecondPlace)
#include "tst_secondplace.moc"
