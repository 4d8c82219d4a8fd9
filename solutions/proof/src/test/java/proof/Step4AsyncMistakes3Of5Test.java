package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 3 of 5")
class Step4AsyncMistakes3Of5Test extends MistakesProof {

    Step4AsyncMistakes3Of5Test() {
        super("step04-async", 3, 5);
    }
}
