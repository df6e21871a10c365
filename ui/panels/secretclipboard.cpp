// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

namespace muster::ui {

SecretClipboard::~SecretClipboard()
{
    if (qGuiApp != nullptr)
        takeBack();
}

void SecretClipboard::lend(SecretPtr value, Millis until)
{
    m_value = std::move(value);
    m_until = until;
    auto* data = new QMimeData;
    data->setText(QString::fromUtf8(m_value->data(), m_value->size()));
    // Asks histories of the clipboard not to keep it.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
}

Millis SecretClipboard::left(Millis now) const
{
    return m_value ? m_until - now : Millis { 0 };
}

SecretClipboard::TakenBack SecretClipboard::takeBack()
{
    const auto value = std::exchange(m_value, nullptr);
    auto* clipboard = QGuiApplication::clipboard();
    if (!value || clipboard->text() != QString::fromUtf8(value->data(), value->size()))
        return TakenBack::LeftAlone;
    clipboard->clear();
    return TakenBack::Cleared;
}

} // namespace muster::ui
