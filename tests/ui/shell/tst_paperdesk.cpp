// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLabel>

using namespace muster;
using test::ShellRig;

namespace {

/// A window in the middle of an incident.
struct PaperRig : ShellRig {
    void declare(const char* action)
    {
        open();
        QTRY_COMPARE_EQ(focusedName(), QStringLiteral("start.list"));
        QTRY_VERIFY(find<QAction>(action)->isEnabled());
        find<QAction>(action)->trigger();
        QTRY_COMPARE_EQ(focusedName(), QStringLiteral("declare.summary"));
        type(QStringLiteral("Orders lost since midnight"));
        press(Qt::Key_Return);
        QTRY_VERIFY(window->incident() != nullptr);
        QTRY_VERIFY(find<QWidget>("dock.matrix")->isVisible());
    }
    /// Answers the dialog that a command opens.
    void choose(const char* action, const char* saver, const QString& file) const
    {
        find<QAction>(action)->trigger();
        auto* dialog = find<QFileDialog>(saver);
        QVERIFY(dialog != nullptr);
        emit dialog->fileSelected(file);
        dialog->close();
        QTRY_VERIFY(find<QFileDialog>(saver) == nullptr);
    }
    [[nodiscard]] static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString barWords() const
    {
        QStringList words;
        for (const auto* bar : { "noticeBar", "refusalBar" }) {
            for (const auto* label : find<QWidget>(bar)->findChildren<QLabel*>())
                words << label->text();
        }
        return words.join(u'\n');
    }
    [[nodiscard]] QLabel* page() const { return find<QLabel>("status.page"); }
};

} // namespace

class TstPaperDesk : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void papersAreWrittenWhereSomebodySays()
    {
        PaperRig rig;
        rig.declare("incident.drill");
        for (const auto* paper : { "report", "handover", "situation", "activity", "drill", "brief" }) {
            const auto file = rig.folder.filePath(QStringLiteral("%1.html").arg(QLatin1StringView(paper)));
            rig.choose(QByteArray("papers.").append(paper).constData(), "papers.saver", file);
            QTRY_VERIFY2(PaperRig::contentOf(file).endsWith("</html>\n"), paper);
            QTRY_VERIFY2(rig.barWords().contains(file), qPrintable(rig.barWords()));
            QVERIFY(PaperRig::contentOf(file).contains("EXERCISE"));
        }
    }

    void theDialogProposesAName()
    {
        PaperRig rig;
        rig.declare("incident.drill");
        rig.find<QAction>("papers.handover")->trigger();
        auto* dialog = rig.find<QFileDialog>("papers.saver");
        QVERIFY(dialog != nullptr);
        QVERIFY2(dialog->selectedFiles().value(0).contains(QStringLiteral("_handover")),
            qPrintable(dialog->selectedFiles().value(0)));
        QCOMPARE_EQ(dialog->defaultSuffix(), QStringLiteral("pdf"));
        dialog->close();
    }

    void aPaperThatCannotBeWrittenIsSaid()
    {
        PaperRig rig;
        rig.declare("incident.drill");
        const auto file = rig.folder.filePath(QStringLiteral("nowhere/brief.html"));
        rig.choose("papers.brief", "papers.saver", file);
        QTRY_VERIFY2(
            rig.barWords().contains(QStringLiteral("No paper was written.")), qPrintable(rig.barWords()));
        QVERIFY(!QFile::exists(file));
    }

    void onlyWhatThereIsIsOffered()
    {
        PaperRig rig;
        rig.open();
        QVERIFY(!rig.find<QAction>("papers.report")->isEnabled());
        QVERIFY(!rig.find<QAction>("file.keepPage")->isEnabled());
        PaperRig live;
        rig.window.reset();
        live.declare("incident.declare");
        QVERIFY(live.find<QAction>("papers.report")->isEnabled());
        QVERIFY(!live.find<QAction>("papers.drill")->isEnabled());
    }

    void aSituationPageIsKeptUntilSomebodyStops()
    {
        PaperRig rig;
        rig.declare("incident.drill");
        QVERIFY(rig.page()->isHidden());
        const auto file = rig.folder.filePath(QStringLiteral("page.html"));
        rig.choose("file.keepPage", "situation.saver", file);
        QTRY_VERIFY(rig.page()->text().startsWith(QStringLiteral("Situation page written ")));
        QVERIFY(!rig.page()->isHidden());
        QVERIFY(rig.page()->toolTip().contains(file));
        QVERIFY(rig.find<QAction>("file.keepPage")->isChecked());
        QVERIFY(PaperRig::contentOf(file).contains("nobody keeps it any more"));
        rig.find<QAction>("file.keepPage")->trigger();
        QVERIFY(rig.page()->isHidden());
        QVERIFY(!rig.find<QAction>("file.keepPage")->isChecked());
        QVERIFY(QFile::exists(file));
    }

    void aDialogThatIsLeftKeepsNothing()
    {
        PaperRig rig;
        rig.declare("incident.drill");
        rig.find<QAction>("file.keepPage")->trigger();
        auto* dialog = rig.find<QFileDialog>("situation.saver");
        QVERIFY(dialog != nullptr);
        dialog->reject();
        QVERIFY(!rig.find<QAction>("file.keepPage")->isChecked());
        QVERIFY(rig.page()->isHidden());
    }

    void aPageThatCannotBeWrittenIsSaid()
    {
        PaperRig rig;
        rig.declare("incident.drill");
        rig.choose(
            "file.keepPage", "situation.saver", rig.folder.filePath(QStringLiteral("nowhere/page.html")));
        QTRY_COMPARE_EQ(rig.page()->text(), QStringLiteral("Situation page NOT written"));
        QVERIFY2(rig.barWords().contains(QStringLiteral("The situation page was not written.")),
            qPrintable(rig.barWords()));
    }
};

MUSTER_TEST(TstPaperDesk)
#include "tst_paperdesk.moc"
