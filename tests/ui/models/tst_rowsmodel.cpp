// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/rowsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

/// "a1": the letter is what it is about, the digit what it says.
struct Row {
    QString text;
    bool operator==(const Row&) const = default;
    [[nodiscard]] bool isSame(const Row& other) const { return text.front() == other.text.front(); }
};

class Model final : public RowsModel<Row> {
public:
    using RowsModel::adoptRows;
    using RowsModel::replaceRows;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return role == Qt::DisplayRole ? at(index.row()).text : QVariant();
    }
    [[nodiscard]] QString shown() const
    {
        QStringList texts;
        for (int row = 0; row < rowCount(); ++row)
            texts << at(row).text;
        return texts.join(u' ');
    }
};

QList<Row> rows(const QString& text)
{
    QList<Row> rows;
    for (const auto& word : text.split(u' ', Qt::SkipEmptyParts))
        rows.append({ word });
    return rows;
}

} // namespace

class TstRowsModel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void onlyWhatDiffersIsTold_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("inserted");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("moved");
        QTest::addColumn<int>("changed");
        QTest::newRow("nothing") << "a1 b1"
                                 << "a1 b1" << 0 << 0 << 0 << 0;
        QTest::newRow("changed") << "a1 b1 c1"
                                 << "a1 b2 c1" << 0 << 0 << 0 << 1;
        QTest::newRow("appended") << "a1"
                                  << "a1 b1" << 1 << 0 << 0 << 0;
        QTest::newRow("removed") << "a1 b1 c1"
                                 << "a1 c1" << 0 << 1 << 0 << 0;
        QTest::newRow("moved") << "a1 b1 c1"
                               << "c1 a1 b1" << 0 << 0 << 1 << 0;
        QTest::newRow("all") << "a1 b1 c1 d1"
                             << "e1 d2 b1" << 1 << 2 << 1 << 1;
        QTest::newRow("emptied") << "a1 b1"
                                 << "" << 0 << 2 << 0 << 0;
        QTest::newRow("filled") << ""
                                << "a1 b1" << 2 << 0 << 0 << 0;
    }
    void onlyWhatDiffersIsTold()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.replaceRows(rows(before));
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.adoptRows(rows(after));
        QCOMPARE_EQ(model.shown(), after);
        QTEST(static_cast<int>(inserted.size()), "inserted");
        QTEST(static_cast<int>(removed.size()), "removed");
        QTEST(static_cast<int>(moved.size()), "moved");
        QTEST(static_cast<int>(changed.size()), "changed");
        QVERIFY(reset.isEmpty());
    }

    void whatARowDoesNotSayIsTakenOverWithoutAWord()
    {
        struct Clock {
            int id = 0;
            int seconds = 0;
            bool operator==(const Clock& other) const { return id == other.id; }
            [[nodiscard]] bool isSame(const Clock& other) const { return id == other.id; }
        };
        class Clocks final : public RowsModel<Clock> {
        public:
            using RowsModel::adoptRows;
            [[nodiscard]] QVariant data(const QModelIndex&, int) const override { return {}; }
        };
        Clocks model;
        model.adoptRows({ { 1, 10 }, { 2, 10 } });
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.adoptRows({ { 1, 9 }, { 2, 9 } });
        QCOMPARE_EQ(model.at(1).seconds, 9);
        QVERIFY(changed.isEmpty());
    }
};
MUSTER_TEST(TstRowsModel)
#include "tst_rowsmodel.moc"
