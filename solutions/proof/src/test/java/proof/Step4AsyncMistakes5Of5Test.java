package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 5 of 5")
class Step4AsyncMistakes5Of5Test extends MistakesProof {

    Step4AsyncMistakes5Of5Test() {
        super("step04-async", 5, 5);
    }
}
