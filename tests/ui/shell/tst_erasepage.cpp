// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/payloadcodec.h"
#include "core/session/evidencekeeper.h"
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/panels/timelinepanel.h"
#include "ui/shell/erasepage.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

using incident::LeafErased;

/// The page alone, over a real session.
struct PageRig {
    IncidentRig rig;
    ErasePage page { plainTheme() };

    PageRig()
    {
        loadFonts();
        page.resize(1000, 700);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page did not get the keyboard");
        page.begin(rig.session);
    }

    journal::EventId note(const char* text)
    {
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Note, QString::fromUtf8(text) });
        return rig.last().id;
    }
    template <typename Widget = QWidget> [[nodiscard]] Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString words(const char* name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] QString text(const char* name) const { return find<QLineEdit>(name)->text(); }
    [[nodiscard]] QListView* list() const { return find<QListView>("erase.list"); }
    [[nodiscard]] int rows() const { return list()->model()->rowCount(); }
    [[nodiscard]] QString row(int number) const
    {
        return list()->model()->index(number, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] bool isChecked(int number) const
    {
        return list()->model()->index(number, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    [[nodiscard]] static QString focused()
    {
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName() : QString();
    }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    static void type(const char* text)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text));
    }
    /// What was taken back, oldest first.
    [[nodiscard]] QList<LeafErased> erasures() const
    {
        QList<LeafErased> made;
        for (const auto& event : rig.journal.events()) {
            const auto payload = incident::decode(event);
            if (payload && std::holds_alternative<LeafErased>(*payload))
                made << std::get<LeafErased>(*payload);
        }
        return made;
    }
};

const auto kText = QStringLiteral("payload.text");

} // namespace

class TstErasePage final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everythingIsDoneByKeys()
    {
        PageRig rig;
        const auto first = rig.note("the key is hunter2");
        rig.note("harmless");
        const auto second = rig.note("Hunter2, once more");
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("erase.characters"));
        QVERIFY(!rig.list()->isVisible());
        PageRig::type("hunter2");
        QCOMPARE_EQ(rig.rows(), 2);
        QVERIFY2(rig.row(0).contains(QStringLiteral("Note, its text, Ada: the key is hunter2")),
            qPrintable(rig.row(0)));
        QVERIFY(rig.isChecked(0) && rig.isChecked(1));
        QVERIFY(rig.words("erase.wanted").startsWith(QStringLiteral("It stands in 2 texts.")));
        PageRig::press(Qt::Key_Return);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("erase.list"));
        PageRig::press(Qt::Key_Return);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("erase.why"));
        PageRig::type("a pasted password");
        PageRig::press(Qt::Key_Return);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("erase.count"));
        PageRig::type("2");
        PageRig::press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.erasures().size(), 1);
        const QList<journal::LeafRef> leaves { { first, kText }, { second, kText } };
        QVERIFY(
            rig.erasures().first() == LeafErased({ { leaves, {} }, QStringLiteral("a pasted password") }));
        QTRY_VERIFY2(rig.words("erase.message").startsWith(QStringLiteral("Taken back for good: 2 texts.")),
            qPrintable(rig.words("erase.message")));
        // It keeps nothing of what was looked for, and Escape leaves.
        for (const auto* field : { "erase.characters", "erase.why", "erase.count" }) {
            QVERIFY2(rig.text(field).isEmpty(), field);
            QVERIFY2(!rig.find<QLineEdit>(field)->isUndoAvailable(), field);
        }
        QCOMPARE_EQ(rig.rows(), 0);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("erase.back"));
        const QSignalSpy left(&rig.page, &ErasePage::left);
        PageRig::press(Qt::Key_Escape);
        QCOMPARE_EQ(left.size(), 1);
    }

    void nothingGoesBeforeTheNumberIsTyped()
    {
        PageRig rig;
        rig.note("the key is hunter2");
        rig.note("hunter2 again");
        PageRig::type("hunter2");
        auto* act = rig.find<QAbstractButton>("erase.act");
        act->click();
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("erase.why"));
        QVERIFY(rig.words("erase.message").contains(QStringLiteral("why")));
        PageRig::type("a password");
        for (const auto* wrong : { "", "1", "two", "22" }) {
            rig.find<QLineEdit>("erase.count")->setText(QString::fromLatin1(wrong));
            act->click();
            QCOMPARE_EQ(PageRig::focused(), QStringLiteral("erase.count"));
            QCOMPARE_EQ(rig.words("erase.message"), QStringLiteral("Type 2 to take it back for good."));
        }
        QCoreApplication::processEvents();
        QVERIFY(rig.erasures().isEmpty());
        // What somebody adds meanwhile changes the number that was typed.
        rig.find<QLineEdit>("erase.count")->setText(QStringLiteral("2"));
        rig.note("hunter2 a third time");
        QCOMPARE_EQ(rig.rows(), 3);
        act->click();
        QCOMPARE_EQ(rig.words("erase.message"), QStringLiteral("Type 3 to take it back for good."));
        QVERIFY(rig.erasures().isEmpty());
    }

    void whatIsLeftOutStays()
    {
        PageRig rig;
        rig.note("hunter2 is a film");
        const auto second = rig.note("the key is hunter2");
        PageRig::type("hunter2");
        rig.list()->setFocus();
        PageRig::press(Qt::Key_Space);
        QVERIFY(!rig.isChecked(0));
        QVERIFY(rig.isChecked(1));
        QVERIFY(rig.words("erase.countHead").endsWith(QStringLiteral(" 1")));
        // It stays left out when something else happens.
        rig.note("harmless");
        QVERIFY(!rig.isChecked(0));
        rig.find<QLineEdit>("erase.why")->setText(QStringLiteral("a password"));
        rig.find<QLineEdit>("erase.count")->setText(QStringLiteral("1"));
        rig.find<QAbstractButton>("erase.act")->click();
        QTRY_COMPARE_EQ(rig.erasures().size(), 1);
        QVERIFY(rig.erasures().first().what.leaves == QList<journal::LeafRef>({ { second, kText } }));
        // Nothing at all is not taken back.
        PageRig again;
        again.note("hunter2");
        PageRig::type("hunter2");
        again.list()->setFocus();
        PageRig::press(Qt::Key_Space);
        again.find<QAbstractButton>("erase.act")->click();
        QVERIFY(again.words("erase.message").startsWith(QStringLiteral("Nothing is checked.")));
    }

    void anEntryBringsAllItsTexts()
    {
        PageRig rig;
        const auto entry = rig.note("the key is hunter2");
        rig.note("harmless");
        rig.page.begin(rig.rig.session, entry);
        QCOMPARE_EQ(PageRig::focused(), QStringLiteral("erase.list"));
        QCOMPARE_EQ(rig.rows(), 2);
        QVERIFY(rig.words("erase.wanted").contains(QStringLiteral("the key is hunter2")));
        // Who wrote it is seldom what must go.
        QVERIFY2(rig.row(0).contains(QStringLiteral("the name of who acted")), qPrintable(rig.row(0)));
        QVERIFY(!rig.isChecked(0));
        QVERIFY(rig.isChecked(1));
        rig.list()->setCurrentIndex(rig.list()->model()->index(0, 0));
        PageRig::press(Qt::Key_Space);
        QVERIFY2(rig.words("erase.stays").contains(QStringLiteral("You act as Ada")),
            qPrintable(rig.words("erase.stays")));
        // Characters look everywhere; without them it is the entry again.
        rig.find<QLineEdit>("erase.characters")->setText(QStringLiteral("harm"));
        QCOMPARE_EQ(rig.rows(), 1);
        rig.find<QLineEdit>("erase.characters")->setText({});
        QCOMPARE_EQ(rig.rows(), 2);
    }

    void aFileIsARowOfItsOwn()
    {
        PageRig rig;
        session::EvidenceKeeper keeper(rig.rig.blobs);
        VERIFY_RESULT(await(keeper.attach(*rig.rig.session, "Bob, Eve\n",
            session::NewEvidence {
                .name = QStringLiteral("dump.txt"), .shows = QStringLiteral("the customers") })));
        const auto evidence = rig.rig.session->state().evidence.first();
        rig.page.begin(rig.rig.session, evidence.id);
        QVERIFY2(rig.row(0).contains(QStringLiteral("the file itself, Ada: dump.txt, 9 bytes")),
            qPrintable(rig.row(0)));
        QVERIFY(rig.isChecked(0));
        rig.find<QLineEdit>("erase.why")->setText(QStringLiteral("data of persons"));
        rig.find<QLineEdit>("erase.count")->setText(QStringLiteral("3"));
        rig.find<QAbstractButton>("erase.act")->click();
        QTRY_COMPARE_EQ(rig.erasures().size(), 1);
        QCOMPARE_EQ(rig.erasures().first().what.files, QStringList(evidence.what.file.hash));
        QCOMPARE_EQ(rig.erasures().first().what.leaves.size(), 2);
        QTRY_VERIFY(rig.words("erase.message")
                        .startsWith(QStringLiteral("Taken back for good: 2 texts and one file.")));
    }

    void whatCannotBeRecordedKeepsWhatWasTyped()
    {
        PageRig rig;
        rig.note("the key is hunter2");
        PageRig::type("hunter2");
        rig.find<QLineEdit>("erase.count")->setText(QStringLiteral("1"));
        auto* act = rig.find<QAbstractButton>("erase.act");
        rig.find<QLineEdit>("erase.why")->setText(QStringLiteral("Hunter2 was pasted"));
        act->click();
        QTRY_VERIFY2(rig.words("erase.message").startsWith(QStringLiteral("The reason repeats")),
            qPrintable(rig.words("erase.message")));
        rig.find<QLineEdit>("erase.why")->setText(QStringLiteral("a password"));
        rig.rig.journal.failCall = rig.rig.journal.calls;
        act->click();
        act->click();
        QTRY_VERIFY(rig.words("erase.message").contains(QStringLiteral("NOT RECORDED")));
        QCOMPARE_EQ(rig.text("erase.characters"), QStringLiteral("hunter2"));
        QCOMPARE_EQ(rig.text("erase.why"), QStringLiteral("a password"));
        QCOMPARE_EQ(rig.rows(), 1);
        QVERIFY(rig.erasures().isEmpty());
        act->click();
        act->click();
        QTRY_COMPARE_EQ(rig.rows(), 0);
        QCOMPARE_EQ(rig.erasures().size(), 1);
    }

    void whatIsTakenBackElsewhereGoesHereToo()
    {
        PageRig rig;
        const auto entry = rig.note("the key is hunter2");
        PageRig::type("hunter2");
        QCOMPARE_EQ(rig.rows(), 1);
        rig.rig.act(LeafErased { { { { entry, kText } }, {} }, QStringLiteral("a password") });
        QCOMPARE_EQ(rig.rows(), 0);
        QVERIFY(rig.words("erase.wanted").startsWith(QStringLiteral("This stands in no text")));
        // Another incident begins with nothing.
        rig.page.begin(nullptr);
        QVERIFY(rig.text("erase.characters").isEmpty());
        QVERIFY(rig.words("erase.wanted").isEmpty());
    }

    void oneLetterFindsNothing()
    {
        PageRig rig;
        rig.note("aaa");
        PageRig::type("a");
        QCOMPARE_EQ(rig.rows(), 0);
        PageRig::type("a");
        QVERIFY(rig.rows() > 0);
    }

    /// From the timeline into the page and back, with nothing but the keyboard.
    void theWindowLeadsThereAndBackByKeys()
    {
        ShellRig rig;
        rig.open();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
        auto* action = rig.find<QAction>("incident.erase");
        QVERIFY(!action->isEnabled());
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
        rig.type(QStringLiteral("Orders lost"));
        rig.press(Qt::Key_Return);
        QTRY_VERIFY(rig.incident() != nullptr);
        QTRY_VERIFY(action->isEnabled());
        rig.press(Qt::Key_L, Qt::ControlModifier);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("timeline.entry"));
        rig.type(QStringLiteral("the key is hunter2"));
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("note.added")), 1);

        auto* list = rig.find<QListView>("timeline.list");
        list->setFocus();
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data().toString().contains(u"hunter2"))
                list->setCurrentIndex(list->model()->index(row, 0));
        }
        // As the menu that Shift+F10 opens offers it.
        const auto offered = rig.window->findChild<TimelinePanel*>()->actions();
        QVERIFY(std::any_of(offered.begin(), offered.end(),
            [](const QAction* one) { return one->objectName() == QStringLiteral("timeline.erase"); }));
        rig.find<QAction>("timeline.erase")->trigger();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("erase.list"));
        rig.press(Qt::Key_Return);
        rig.type(QStringLiteral("a pasted password"));
        rig.press(Qt::Key_Return);
        rig.type(QStringLiteral("1"));
        rig.press(Qt::Key_Return);
        QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("leaf.erased")), 1);
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("erase.back"));
        rig.press(Qt::Key_Escape);
        QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto spoken = list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
            QVERIFY2(!spoken.contains(u"hunter2"), qPrintable(spoken));
        }
        // The command begins with nothing, and once more leads nowhere else.
        action->trigger();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("erase.characters"));
        rig.type(QStringLiteral("Orders"));
        action->trigger();
        QCOMPARE_EQ(rig.find<QLineEdit>("erase.characters")->text(), QStringLiteral("Orders"));
        rig.press(Qt::Key_Escape);
        QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
        QVERIFY(rig.find<QLineEdit>("erase.characters")->text().isEmpty());
    }
};

MUSTER_TEST(TstErasePage)
#include "tst_erasepage.moc"
