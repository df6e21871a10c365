// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/exchange.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"
#include "tests/ui/panels/panelrig.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/panels/evidencedrop.h"
#include "ui/shell/exchangepage.h"
#include "ui/shell/preferences.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QWindow>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

/// Somebody else's console, with one drill.
struct OtherConsole {
    ManualClock clock;
    MemoryJournal journal { clock, QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000bb")) };
    MemoryBlobs blobs;
    MemoryVault vault;
    session::Session session { session::Ports { clock, journal, blobs, vault } };
    session::Exchange exchange { session.ports() };
    std::shared_ptr<session::IncidentSession> incident;

    OtherConsole()
    {
        auto declaration = SessionRig::declaration();
        declaration.title = QStringLiteral("Disk full");
        declaration.commander = QStringLiteral("Sam");
        incident = *await(session.declare(declaration));
    }
    QString write(const QString& file)
    {
        const auto done = await(exchange.exportTo(
            { file, incident->stream().id, {}, session::ExportWish::Replaces::AnyRecord }, clock.now()));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
        return file;
    }
};

/// The page alone, over a real session.
struct PageRig {
    SessionRig log;
    QTemporaryDir stick;
    std::shared_ptr<session::IncidentSession> incident;
    ExchangePage page { log.clock, plainTheme() };

    PageRig()
    {
        loadFonts();
        auto declaration = SessionRig::declaration();
        declaration.title = QStringLiteral("Rows are missing");
        incident = *log.declare(declaration);
        page.setSession(log.session);
        page.setFolder(stick.path());
        page.resize(1000, 700);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page did not get the keyboard");
    }

    template <typename Widget = QWidget> [[nodiscard]] Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString message() const { return find<QLabel>("exchange.message")->text(); }
    [[nodiscard]] QString account() const { return find("exchange.account")->accessibleName(); }
    [[nodiscard]] QLineEdit* path() const { return find<QLineEdit>("exchange.path"); }
    void click(const char* name) const { find<QAbstractButton>(name)->click(); }
    void begin(void (ExchangePage::*task)())
    {
        (page.*task)();
        page.setFocus();
    }
    void place(const QString& name, const QByteArray& bytes) const
    {
        QFile file(stick.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
    }
};

} // namespace

class TstExchangePage final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whoeverExportsIsToldWhoCouldReadIt()
    {
        PageRig rig;
        QSignalSpy folder(&rig.page, &ExchangePage::folderChosen);
        rig.page.beginExport(*rig.incident);
        const auto file = rig.stick.filePath(QStringLiteral("2026-03-14_rows-are-missing_%1.muster")
                                                 .arg(rig.incident->stream().id.toString().left(8)));
        QCOMPARE_EQ(rig.path()->text(), file);
        const auto* readers = rig.find<QLabel>("exchange.readers");
        QVERIFY(readers->isVisible());
        QVERIFY(readers->text().contains(QStringLiteral("can read all of it")));
        rig.click("exchange.names");
        QVERIFY2(readers->text().contains(QStringLiteral("names of those who acted")),
            qPrintable(readers->text()));
        rig.click("exchange.act");
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("Exported."));
        QVERIFY2(rig.account().contains(QStringLiteral("entries")), qPrintable(rig.account()));
        QVERIFY(QFile::exists(file));
        QCOMPARE_EQ(folder.last().first().toString(), rig.stick.path());
        OtherConsole other;
        const auto taken = await(other.exchange.importFrom(file));
        VERIFY_RESULT(taken);
        QVERIFY(!taken->people.contains(QStringLiteral("Ada")));

        // A field that there cannot be, and a name without its ending.
        rig.find<QLineEdit>("exchange.fields")->setText(QStringLiteral("No Such"));
        rig.click("exchange.act");
        QVERIFY2(rig.message().contains(QStringLiteral("No Such")), qPrintable(rig.message()));
        rig.find<QLineEdit>("exchange.fields")->clear();
        rig.path()->setText(QStringLiteral("all of it"));
        rig.click("exchange.names");
        rig.click("exchange.act");
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("Exported."));
        QVERIFY(QFile::exists(rig.stick.filePath(QStringLiteral("all of it.muster"))));
    }

    void whatIsThereIsReplacedOnlyWhenSomebodySaysSo()
    {
        PageRig rig;
        OtherConsole other;
        const auto file = other.write(rig.stick.filePath(QStringLiteral("x.muster")));
        const auto* replace = rig.find("exchange.replace");
        rig.page.beginExport(*rig.incident);
        rig.path()->setText(file);
        rig.click("exchange.act");
        QTRY_VERIFY2(rig.message().contains(QStringLiteral("is another record")), qPrintable(rig.message()));
        QVERIFY(replace->isVisible());
        // Another name is another question.
        rig.path()->setFocus();
        QTest::keyClick(rig.path(), Qt::Key_End);
        QTest::keyClick(rig.path(), Qt::Key_Backspace);
        QVERIFY(!replace->isVisible());
        rig.path()->setText(file);
        rig.click("exchange.act");
        QTRY_VERIFY(replace->isVisible());
        rig.click("exchange.replace");
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("Exported."));
        // The same again needs no question.
        rig.click("exchange.act");
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("That file says the same already."));

        rig.place(QStringLiteral("notes.muster"), "my notes");
        rig.path()->setText(rig.stick.filePath(QStringLiteral("notes.muster")));
        rig.click("exchange.act");
        QTRY_VERIFY2(rig.message().contains(QStringLiteral("is no record")), qPrintable(rig.message()));
        QVERIFY(!replace->isVisible());
    }

    void whatComesInIsToldAndCanBeOpened()
    {
        PageRig rig;
        OtherConsole other;
        const auto file = other.write(rig.stick.filePath(QStringLiteral("x.muster")));
        const QSignalSpy left(&rig.page, &ExchangePage::left);
        QList<journal::StreamId> wanted;
        connect(&rig.page, &ExchangePage::openWanted, &rig.page,
            [&](const journal::StreamId& id) { wanted << id; });
        rig.begin(&ExchangePage::beginImport);
        QVERIFY(!rig.find("exchange.readers")->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY2(rig.message().contains(QStringLiteral("Write which file")), qPrintable(rig.message()));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x.muster"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        // It works beside the window, and Enter is not pressed a second time.
        QVERIFY(left.isEmpty());
        QVERIFY(!rig.find("exchange.act")->isEnabled());
        QTRY_VERIFY2(rig.message().startsWith(QStringLiteral("Taken in: ")), qPrintable(rig.message()));
        QVERIFY(rig.find("exchange.act")->isEnabled());
        QVERIFY2(rig.account().contains(QStringLiteral("Disk full, new here")), qPrintable(rig.account()));
        QVERIFY(rig.account().contains(QStringLiteral("entries of Sam: ")));
        const auto* open = rig.find("exchange.open");
        QVERIFY(open->isVisible());
        rig.click("exchange.open");
        QVERIFY(wanted == QList { other.incident->stream().id });

        rig.page.importNow({ file });
        QTRY_COMPARE_EQ(rig.message(), QStringLiteral("All of it was known here already."));
        QVERIFY(!open->isVisible());
    }

    void aHostileOneIsRefusedInASentence()
    {
        PageRig rig;
        const auto before = rig.log.journal.events().size();
        rig.place(QStringLiteral("bad.muster"), "PK but nothing else");
        rig.page.importNow({ rig.stick.filePath(QStringLiteral("bad.muster")) });
        QTRY_VERIFY2(rig.message().contains(QStringLiteral("bad.muster")), qPrintable(rig.message()));
        QVERIFY(!rig.find("exchange.open")->isVisible());
        QCOMPARE_EQ(rig.log.journal.events().size(), before);
        // Beside a good one it is told, and the good one comes in.
        OtherConsole other;
        const auto good = other.write(rig.stick.filePath(QStringLiteral("good.muster")));
        rig.page.importNow({ rig.stick.filePath(QStringLiteral("bad.muster")), good });
        QTRY_VERIFY2(rig.message().startsWith(QStringLiteral("Not everything")), qPrintable(rig.message()));
        QVERIFY(rig.account().contains(QStringLiteral("NOT TAKEN IN")));
        QVERIFY(rig.log.journal.events().size() > before);
    }

    void aStickIsExchangedFromOnePlace()
    {
        PageRig rig;
        OtherConsole other;
        other.write(rig.stick.filePath(QStringLiteral("other.muster")));
        rig.begin(&ExchangePage::beginStick);
        rig.path()->setText(rig.stick.path());
        rig.click("exchange.act");
        QTRY_VERIFY2(rig.message().startsWith(QStringLiteral("Exchanged.")), qPrintable(rig.message()));
        QVERIFY2(rig.account().contains(QStringLiteral("Disk full")), qPrintable(rig.account()));
        QVERIFY(rig.account().contains(QStringLiteral("Records written: ")));
        QVERIFY(!QDir(rig.stick.path()).entryList({ QStringLiteral("*rows-are-missing*") }).isEmpty());
        rig.path()->setText(QStringLiteral("nowhere"));
        rig.click("exchange.act");
        QTRY_VERIFY2(
            rig.message().startsWith(QStringLiteral("There is no folder")), qPrintable(rig.message()));
    }

    void whoeverLooksElsewhereLosesNothing()
    {
        PageRig rig;
        OtherConsole other;
        const auto file = other.write(rig.stick.filePath(QStringLiteral("x.muster")));
        const QSignalSpy ended(&rig.page, &ExchangePage::ended);
        const QSignalSpy left(&rig.page, &ExchangePage::left);
        rig.page.importNow({ file });
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE_EQ(left.size(), 1);
        rig.page.hide();
        QTRY_COMPARE_EQ(ended.size(), 1);
        QVERIFY(ended.first().first().toString().startsWith(QStringLiteral("Taken in: ")));
        QCOMPARE_EQ(ended.first().last().toString(),
            QStringLiteral("What came of it stands under File, Import a record."));
        // Whatever it is called up for, first it shows what came of that.
        rig.page.beginStick();
        rig.page.show();
        QVERIFY(rig.account().contains(QStringLiteral("Disk full")));
        rig.page.beginStick();
        QVERIFY(rig.account().isEmpty());
        QCOMPARE_EQ(rig.message(), QString());
    }

    /// With the name that it has in the end.
    void whoeverDidNotSeeAnExportIsToldWhereItIs()
    {
        PageRig rig;
        const QSignalSpy ended(&rig.page, &ExchangePage::ended);
        rig.page.beginExport(*rig.incident);
        rig.path()->setText(QStringLiteral("all of it"));
        rig.click("exchange.act");
        rig.page.hide();
        QTRY_COMPARE_EQ(ended.size(), 1);
        QCOMPARE_EQ(ended.first().first().toString(), QStringLiteral("Exported."));
        const auto words = ended.first().last().toString();
        QVERIFY2(words.contains(rig.stick.filePath(QStringLiteral("all of it.muster"))), qPrintable(words));
        QVERIFY2(!words.contains(QStringLiteral("Import")), qPrintable(words));
    }

    void aFaultOfTheLogIsSaid()
    {
        PageRig rig;
        rig.page.beginExport(*rig.incident);
        rig.log.journal.failCall = rig.log.journal.calls;
        rig.click("exchange.act");
        QTRY_VERIFY2(rig.message().contains(QStringLiteral("planted fault")), qPrintable(rig.message()));
        QVERIFY(QDir(rig.stick.path()).isEmpty());
        ExchangePage closed(rig.log.clock, plainTheme());
        closed.importNow({ QStringLiteral("x.muster") });
        QVERIFY(closed.findChild<QLabel*>(QStringLiteral("exchange.message"))
                    ->text()
                    .contains(QStringLiteral("not open yet")));
    }

    void theWindowLeadsToIt()
    {
        OtherConsole other;
        ShellRig rig;
        const auto file = other.write(rig.folder.filePath(QStringLiteral("x.muster")));
        rig.open();
        QVERIFY(!rig.find<QAction>("file.export")->isEnabled());
        QTRY_VERIFY(rig.find<QAction>("file.import")->isEnabled());
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        rig.find<QAction>("file.import")->trigger();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("exchange.path"));
        rig.type(file);
        rig.press(Qt::Key_Return);
        QTRY_VERIFY2(rig.find<QWidget>("exchange.open")->isVisible(),
            qPrintable(rig.find<QLabel>("exchange.message")->text()));
        QCOMPARE_EQ(loadPreferences(rig.folder.filePath(QStringLiteral("window.ini"))).exchangeFolder,
            QFileInfo(file).path());
        // It is on the list of the first page, before anybody opens it.
        rig.press(Qt::Key_Escape);
        QTRY_VERIFY(rig.find<QWidget>("start.list")->isVisible());
        QCOMPARE_EQ(await(rig.session->incidents())->size(), 1);
        rig.find<QAction>("file.import")->trigger();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("exchange.path"));

        rig.window->importRecords({ file });
        QTRY_COMPARE_EQ(rig.find<QLabel>("exchange.message")->text(),
            QStringLiteral("All of it was known here already."));
        rig.press(Qt::Key_Escape);
        QTRY_VERIFY(rig.find<QWidget>("start.list")->isVisible());
    }

    void aFileOfTheCommandLineWaitsForTheLog()
    {
        OtherConsole other;
        ShellRig rig;
        const auto file = other.write(rig.folder.filePath(QStringLiteral("x.muster")));
        rig.window = std::make_unique<MainWindow>(rig.surroundings());
        rig.window->importRecords({ file });
        rig.window->resize(1440, 900);
        rig.window->show();
        QTRY_VERIFY(rig.find<QWidget>("exchange.open") != nullptr);
        QTRY_VERIFY(rig.find<QWidget>("exchange.open")->isVisible());
        rig.find<QAbstractButton>("exchange.open")->click();
        QTRY_VERIFY(rig.incident() != nullptr);
        QVERIFY(rig.incident()->stream().id == other.incident->stream().id);
        QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
        // From the incident it leads out as well.
        rig.find<QAction>("file.export")->trigger();
        QVERIFY(rig.find<QLineEdit>("exchange.path")->text().contains(QStringLiteral("disk-full")));
        QVERIFY(rig.find<QWidget>("exchange.readers")->isVisible());
    }

    void aRecordIsDroppedWhereverOneIs()
    {
        OtherConsole other;
        ShellRig rig;
        const auto file = other.write(rig.folder.filePath(QStringLiteral("x.muster")));
        rig.open();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QMimeData dragged;
        dragged.setUrls({ QUrl::fromLocalFile(file) });
        const auto where = rig.window->rect().center();
        QDragEnterEvent enter(where, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(rig.window->windowHandle(), &enter);
        QVERIFY(rig.find<EvidenceDrop>("window.drop")->isVisible());
        QDropEvent dropped(where, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(rig.window->windowHandle(), &dropped);
        QTRY_VERIFY(rig.find<QWidget>("exchange.open") != nullptr);
        QTRY_VERIFY(rig.find<QWidget>("exchange.open")->isVisible());
        QCOMPARE_EQ(await(rig.session->incidents())->size(), 1);
    }
};

MUSTER_TEST(TstExchangePage)
#include "tst_exchangepage.moc"
