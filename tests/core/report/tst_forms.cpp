// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/forms.h"
#include "tests/core/paper/pdfrig.h"
#include "tests/core/report/reportrig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Id, value, unit and text of a number, in one line.
QString lineOf(const QString& id, const QString& value, const QString& unit, const QString& text)
{
    return QStringList { id, value, unit, text }.join(u'|');
}

/// What the report itself says.
QStringList numbersIn(const Report& report)
{
    QStringList lines;
    for (const auto& [number, text] : numbersOf(report))
        lines.append(lineOf(number.id, QString::number(number.value), wordOf(number.unit), text));
    lines.sort();
    return lines;
}

void collect(const QJsonValue& value, QStringList& lines)
{
    const auto object = value.toObject();
    if (object.contains("number"_L1) && object.contains("text"_L1)) {
        const auto number = object.value("number"_L1).toObject();
        lines.append(
            lineOf(number.value("id"_L1).toString(), QString::number(number.value("value"_L1).toInteger()),
                number.value("unit"_L1).toString(), object.value("text"_L1).toString()));
    }
    for (const auto& one : object)
        collect(one, lines);
    for (const auto& one : value.toArray())
        collect(one, lines);
}

QStringList numbersInJson(const QByteArray& bytes)
{
    QStringList lines;
    collect(QJsonDocument::fromJson(bytes).object(), lines);
    lines.sort();
    return lines;
}

/// Without the apostrophe that keeps a text from being a formula.
QString unmarked(const QString& text)
{
    static const QRegularExpression kMarked(u"^'[=+\\-@\\t\\r\\n＝＋－＠]"_s);
    return kMarked.match(text).hasMatch() ? text.mid(1) : text;
}

QStringList numbersInCsv(const QByteArray& bytes)
{
    QStringList lines;
    for (const auto& line : csvIn(bytes).mid(1)) {
        if (!line.at(5).isEmpty())
            lines.append(lineOf(line.at(7), line.at(5), line.at(6), unmarked(line.at(4))));
    }
    lines.sort();
    return lines;
}

QStringList numbersInHtml(const QByteArray& bytes)
{
    static const QRegularExpression kData(
        u"<data class=\"n\" value=\"(-?\\d+)\" data-id=\"([^\"]*)\" data-unit=\"(\\w+)\">([^<]*)</data>"_s);
    QStringList lines;
    auto all = kData.globalMatch(QString::fromUtf8(bytes));
    while (all.hasNext()) {
        const auto one = all.next();
        lines.append(lineOf(unescapedHtml(one.captured(2)), one.captured(1), one.captured(3),
            unescapedHtml(one.captured(4))));
    }
    lines.sort();
    return lines;
}

/// Every number is there, word by word; which row it stands in is tested with the writer.
QStringList wordsNotInPdf(const Report& report, const QByteArray& bytes)
{
    const auto text = readBy(u"pdftotext"_s, {}, bytes).simplified();
    QStringList missing;
    for (const auto& [number, shown] : numbersOf(report)) {
        for (const auto& word : shown.simplified().split(u' ')) {
            if (!text.contains(word))
                missing.append(number.id + u' ' + word);
        }
    }
    return missing;
}

QString unescapedMarkdown(QString text)
{
    static const QRegularExpression kEscaped(u"\\\\([!-/:-@\\[-`{-~])"_s);
    return text.replace(u"<br>"_s, u"\n"_s).replace(kEscaped, u"\\1"_s).trimmed();
}

/// The cells of every table, row by row, without the heads.
QList<QStringList> rowsInMarkdown(const QByteArray& bytes)
{
    static const QRegularExpression kBetween(u"(?<!\\\\)\\|"_s);
    const auto lines = QString::fromUtf8(bytes).split(u'\n');
    QList<QStringList> rows;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isHead = i + 1 < lines.size() && lines.at(i + 1).startsWith(u"| ---");
        if (!lines.at(i).startsWith(u"| ") || lines.at(i).startsWith(u"| ---") || isHead)
            continue;
        auto cells = lines.at(i).split(kBetween);
        cells.removeFirst();
        cells.removeLast();
        QStringList row;
        for (const auto& cell : std::as_const(cells))
            row.append(unescapedMarkdown(cell));
        rows.append(row);
    }
    return rows;
}

void addRows(const QList<Section>& sections, QList<QStringList>& rows)
{
    for (const auto& section : sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block);
            for (qsizetype i = 0; table && i < table->rows.size(); ++i) {
                QStringList row;
                for (const auto& cell : table->rows.at(i).cells)
                    row.append(cell.text.trimmed());
                rows.append(row);
            }
        }
        addRows(section.sections, rows);
    }
}

/// The cells that the report itself has.
QList<QStringList> rowsIn(const Report& report)
{
    QList<QStringList> rows;
    for (const auto& fact : report.facts)
        rows.append({ fact.name, fact.cell.text.trimmed() });
    addRows(report.sections, rows);
    return rows;
}

} // namespace

class TstForms final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyFormHasEveryNumber_data()
    {
        QTest::addColumn<bool>("namesAsRoles");
        QTest::addColumn<bool>("isRich");
        QTest::newRow("everything") << false << true;
        QTest::newRow("blameless") << true << true;
        QTest::newRow("next to nothing") << false << false;
    }
    void everyFormHasEveryNumber()
    {
        QFETCH(const bool, namesAsRoles);
        QFETCH(const bool, isRich);
        auto it = isRich ? richIncident() : ReportIncident();
        it.setup.namesAsRoles = namesAsRoles;
        const auto report = it.made();
        const auto numbers = numbersIn(report);
        QVERIFY(numbers.size() > (isRich ? 140 : 40));
        QCOMPARE_EQ(numbersInJson(*written(report, Form::Json)), numbers);
        QCOMPARE_EQ(numbersInCsv(*written(report, Form::Csv)), numbers);
        QCOMPARE_EQ(numbersInHtml(*written(report, Form::Html)), numbers);
        QCOMPARE_EQ(wordsNotInPdf(report, *written(report, Form::Pdf)), QStringList());
        const auto markdown = *written(report, Form::Markdown);
        QCOMPARE_EQ(rowsInMarkdown(markdown), rowsIn(report));
        for (const auto& headline : report.headlines)
            QVERIFY(markdown.contains("- **" + headline.cell.text.toUtf8() + "** "));
    }

    /// A headline repeats a number that stands in a table.
    void theSameIdIsTheSameNumber()
    {
        QHash<QString, Number> known;
        QStringList twice;
        for (const auto& [number, text] : numbersOf(richIncident().made())) {
            QVERIFY2(!number.id.isEmpty(), qPrintable(text));
            if (known.contains(number.id))
                twice.append(number.id);
            QCOMPARE_EQ(known.value(number.id, number), number);
            known.insert(number.id, number);
        }
        twice.sort();
        QCOMPARE_EQ(twice,
            (QStringList { u"communications.counts.on-time.number"_s, u"objectives.rpo.postgres.achieved"_s,
                u"objectives.rto.postgres.achieved"_s, u"objectives.rto.web.achieved"_s }));
    }

    void everyFormSaysWhatItIsTheReportOf()
    {
        const auto report = richIncident().made();
        for (const auto& word : formWords()) {
            const auto form = formCalled(word);
            QVERIFY(form);
            QCOMPARE_EQ(endingOf(*form), word);
            const auto made = written(report, *form);
            VERIFY_RESULT(made);
            QCOMPARE_EQ(subjectIn(*made, *form), report.subject);
            // A file that was cut off when it was copied says nothing, or the same.
            const auto cut = subjectIn(made->first(made->size() / 2), *form);
            QVERIFY(cut.isEmpty() || cut == report.subject);
            QCOMPARE_EQ(subjectIn("something else", *form), QString());
            QCOMPARE_EQ(subjectIn({}, *form), QString());
        }
        QVERIFY(!formCalled(u"docx"));
    }
};

MUSTER_TEST(TstForms)
#include "tst_forms.moc"
