package dev.cortex.utils.database;

import org.postgresql.PGNotification;

/**
 * What a session has told those that listen: {@code notify channel, 'payload'}.
 *
 * @param payload an empty text when it had none
 */
public record Notification(String channel, String payload) {
    static Notification of(PGNotification told) {
        return new Notification(told.getName(), told.getParameter());
    }
}
