package dev.cortex.utils;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jooq.PlainSQL;
import org.junit.jupiter.api.Test;

/** The flow: Main, command, service, generated code; and nothing beside it. */
class ArchitectureTest {
    private static final String ROOT = "dev.cortex.utils";
    private static final String[] FOUNDATION = {
        ROOT + ".problem",
        ROOT + ".config",
        ROOT + ".cli",
        ROOT + ".types",
        ROOT + ".database",
        ROOT + ".generated..",
        ROOT + ".docker",
        ROOT + ".daemon",
        ROOT + ".events..",
        ROOT + ".tail.."
    };
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void featuresDoNotKnowEachOther() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(FOUNDATION))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theFoundationDoesNotKnowTheFeatures() {
        noClasses()
                .that()
                .resideInAnyPackage(FOUNDATION)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(FOUNDATION))))
                .check(CLASSES);
    }

    /** A daemon, a page or a metric needs what the foundations do, and no command line. */
    @Test
    void nothingBelowTheFeaturesKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(FOUNDATION)
                .and()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".cli", "picocli..")
                .check(CLASSES);
    }

    @Test
    void readingALineIsPure() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".events..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(ROOT + ".events..", ROOT + ".problem"))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..", "java.time..")
                .check(CLASSES);
    }

    @Test
    void theLogsOfContainersAreReadWithDockerEventsAndDaemonOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".tail..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                ROOT + ".tail..",
                                ROOT + ".docker",
                                ROOT + ".events..",
                                ROOT + ".daemon",
                                ROOT + ".problem"))))
                .check(CLASSES);
    }

    @Test
    void commandsHoldNoSql() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Command")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.jooq..", "java.sql..", ROOT + ".generated..")
                        .and(DescribedPredicate.not(type(JSONB.class))))
                .check(CLASSES);
    }

    @Test
    void nobodyWritesSqlAsText() {
        DescribedPredicate<JavaCall<?>> plainSql =
                JavaCall.Predicates.target(DescribedPredicate.<CodeUnitCallTarget>describe(
                        "takes SQL as text",
                        target -> annotatedWith(PlainSQL.class).test(target)));
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".generated..")
                .should()
                .callCodeUnitWhere(plainSql)
                .check(CLASSES);
    }

    @Test
    void jdbcIsForConnectionsAndMigrationsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".types", ROOT + ".database", ROOT + ".migrate", ROOT + ".generated..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void printingIsLeftToTheOutput() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/cortex/utils"))) {
            List<Path> silent = files.filter(Files::isDirectory)
                    .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
                    .toList();
            assertThat(silent).isEmpty();
        }
    }
}
