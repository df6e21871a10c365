// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/offersmodel.h"

#include "ui/models/tooltip.h"

#include <QStringList>

namespace muster::ui {

OffersModel::OffersModel(QObject* parent)
    : RowsModel(parent)
{
}

OffersModel::~OffersModel() = default;

void OffersModel::setOffers(const QList<incident::PlanOffer>& offers)
{
    QList<OfferRow> rows;
    for (const auto& offer : offers)
        rows.append({ offer.words, offer.why, offer.byHand });
    replaceRows(std::move(rows));
}

int OffersModel::byHand() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += at(row).byHand.isEmpty() ? 0 : 1;
    return count;
}

QString OffersModel::plainText() const
{
    QStringList paragraphs;
    for (int row = 0; row < rowCount(); ++row) {
        QStringList lines { at(row).words };
        if (!at(row).why.isEmpty())
            lines << tr("Why: %1").arg(at(row).why);
        if (!at(row).byHand.isEmpty())
            lines << at(row).byHand;
        paragraphs << lines.join(u'\n');
    }
    return paragraphs.join(QStringLiteral("\n\n"));
}

QVariant OffersModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case HeadRole:
        return row.words;
    case HeadEndRole:
        return row.byHand.isEmpty() ? QString() : tr("by hand");
    case DetailRole:
        return detailWords(row);
    case UrgencyRole:
        return static_cast<int>(row.byHand.isEmpty() ? Urgency::None : Urgency::Soon);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return plainToolTip(spoken(row));
    default:
        return {};
    }
}

QString OffersModel::detailWords(const OfferRow& row)
{
    if (!row.byHand.isEmpty())
        return row.byHand;
    return row.why.isEmpty() ? tr("Nobody said why.") : tr("Why: %1").arg(row.why);
}

QString OffersModel::spoken(const OfferRow& row)
{
    QStringList parts { row.words };
    if (!row.why.isEmpty())
        parts << tr("Why: %1").arg(row.why);
    if (!row.byHand.isEmpty())
        parts << tr("by hand: %1").arg(row.byHand);
    return parts.join(QStringLiteral(", "));
}

} // namespace muster::ui
