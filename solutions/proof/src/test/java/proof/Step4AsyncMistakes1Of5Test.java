package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 1 of 5")
class Step4AsyncMistakes1Of5Test extends MistakesProof {

    Step4AsyncMistakes1Of5Test() {
        super("step04-async", 1, 5);
    }
}
