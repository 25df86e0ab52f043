package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermTest {
    private final Term term = new Term();

    @Test
    void aContainerThatHasStoppedNeedsNoFollower() {
        assertThat(term.end()).isTrue();
        assertThat(term.isOver()).isTrue();
    }

    @Test
    void aContainerThatStartedMeanwhileKeepsItsFollower() {
        assertThat(term.goOn()).isTrue();

        assertThat(term.end()).isFalse();
        assertThat(term.end()).isTrue();
    }

    @Test
    void afterTheEndAStartTakesAnotherFollower() {
        term.end();

        assertThat(term.goOn()).isFalse();
    }

    @Test
    void whoGaveUpDoesNotGoOn() {
        term.goOn();
        term.giveUp();

        assertThat(term.end()).isTrue();
        assertThat(term.hasGivenUp()).isTrue();
    }
}
