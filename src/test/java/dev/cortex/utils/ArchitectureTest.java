package dev.cortex.utils;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaConstructor.CONSTRUCTOR_NAME;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.cortex.utils.cli.SystemTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
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
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(ROOT + ".generated.."), alwaysTrue())
                .check(CLASSES);
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
        DescribedPredicate<JavaAccess<?>> plainSql = calls(
                "takes SQL as text", target -> annotatedWith(PlainSQL.class).test(target));
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".generated..")
                .should()
                .accessTargetWhere(plainSql)
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
                .accessTargetWhere(calls("ends the process", method(System.class, "exit")))
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
    void sleepingGoesThroughAWaiter() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".daemon")
                .should()
                .accessTargetWhere(calls(
                        "sleeps",
                        method(Thread.class, "sleep")
                                .or(method(TimeUnit.class, "sleep"))
                                .or(method(LockSupport.class, "park.*"))))
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClockThatMainMakes() {
        Predicate<CodeUnitAccessTarget> isGivenAClock =
                target -> target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        Predicate<CodeUnitAccessTarget> isGivenNothing =
                target -> target.getRawParameterTypes().isEmpty();
        Predicate<CodeUnitAccessTarget> now =
                target -> target.getOwner().getPackageName().startsWith("java.time")
                        && target.getName().equals("now");
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .and()
                .resideOutsideOfPackage(ROOT + ".daemon")
                .should()
                .accessTargetWhere(calls(
                        "asks the system for the time",
                        method(System.class, "currentTimeMillis")
                                .or(method(Clock.class, "(system|tick).*"))
                                .or(method(Date.class, CONSTRUCTOR_NAME).and(isGivenNothing))
                                .or(now.and(isGivenAClock.negate()))))
                .check(CLASSES);
    }

    @Test
    void onlyTheTerminalStartsPrograms() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(SystemTerminal.class)
                .should()
                .accessTargetWhere(calls(
                        "starts a program", method(ProcessBuilder.class, ".*").or(method(Runtime.class, "exec"))))
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

    private static Predicate<CodeUnitAccessTarget> method(Class<?> owner, String name) {
        return target ->
                target.getOwner().isEquivalentTo(owner) && target.getName().matches(name);
    }

    /** A reference to a method, such as {@code Instant::now}, counts as well. */
    private static DescribedPredicate<JavaAccess<?>> calls(String what, Predicate<CodeUnitAccessTarget> targets) {
        return DescribedPredicate.describe(
                what, access -> access.getTarget() instanceof CodeUnitAccessTarget target && targets.test(target));
    }
}
