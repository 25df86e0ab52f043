package dev.cortex.utils.migrate;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Database;
import dev.cortex.utils.generated.Routines;
import java.util.ArrayList;
import java.util.List;

/** What is installed, and what it runs on. */
public final class Installation {
    private final Migrator migrator;
    private final Database database;

    public Installation(Migrator migrator, Database database) {
        this.migrator = migrator;
        this.database = database;
    }

    /** Also of a schema that is not migrated: everything is pending then. */
    List<Component> components() {
        List<Migration> migrations = migrator.list();
        List<Component> components = new ArrayList<>();
        for (Migration migration : migrations) {
            if (!migration.isFunction()) {
                components.add(new Component(migration.file(), null, migration.state(), migration.installed()));
            }
        }
        components.add(functions(migrations));
        if (migrations.stream().anyMatch(migration -> migration.isInstalled("cortex_installation"))) {
            components.addAll(
                    Routines.cortexInstallation(database.dsl().configuration()).map(mapping(Component::of)));
        }
        return components;
    }

    private static Component functions(List<Migration> migrations) {
        List<Migration> functions =
                migrations.stream().filter(Migration::isFunction).toList();
        long other = functions.stream()
                .filter(function -> !function.state().equals("applied"))
                .count();
        String state = other == 0 ? "applied" : other + " of " + functions.size() + " pending";
        return Component.of("functions", null, state);
    }
}
