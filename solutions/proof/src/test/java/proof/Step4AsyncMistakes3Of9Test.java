package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async, mistakes, part 3 of 9")
class Step4AsyncMistakes3Of9Test extends MistakesProof {

    Step4AsyncMistakes3Of9Test() {
        super("step04-async", 3, 9);
    }
}
