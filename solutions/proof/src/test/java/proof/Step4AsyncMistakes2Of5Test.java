package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 2 of 5")
class Step4AsyncMistakes2Of5Test extends MistakesProof {

    Step4AsyncMistakes2Of5Test() {
        super("step04-async", 2, 5);
    }
}
