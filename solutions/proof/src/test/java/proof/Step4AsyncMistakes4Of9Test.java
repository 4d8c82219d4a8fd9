package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 4 of 9")
class Step4AsyncMistakes4Of9Test extends MistakesProof {

    Step4AsyncMistakes4Of9Test() {
        super("step04-async", 4, 9);
    }
}
