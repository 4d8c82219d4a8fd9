package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 4 of 5")
class Step4AsyncMistakes4Of5Test extends MistakesProof {

    Step4AsyncMistakes4Of5Test() {
        super("step04-async", 4, 5);
    }
}
