package dev.pipe.review.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ReadDiff;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others rely on: schemas, routes, interfaces, and what the tests have to hold. */
class ChangedContractTest {

    private static final FindRisks FIND = FindRisks.withShippedRules();

    private static List<Finding> in(String diff) {
        return FIND.in(ReadDiff.of(diff));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "products(category: String): [Product!]! | products(category: String!): [Product!]! | graphql-field-changed",
                "products(category: String): [Product!]! | products(category: String, channel: Channel!): [Product!]! | graphql-field-changed",
                "price: Float! | price: Float | graphql-field-changed",
                "products(category: String): [Product!]! | products(category: String, first: Int! = 10): [Product!]! | ''",
                "price: Float | price: Float! | ''",
                "price: Float! | price: Float! @deprecated(reason: \"use offers\") | ''",
            })
    void aFieldOfGraphqlThatAsksMoreOrPromisesLessIsABreak(String before, String now, String rule) {
        assertThat(in(Diffs.modified("schema.graphql", " type Query {\n-  " + before + "\n+  " + now + "\n }")))
                .extracting(Finding::ruleId)
                .containsExactlyElementsOf(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void anInputOfGraphqlThatWasThereMayNotAskForMore() {
        assertThat(in(Diffs.modified("schema.graphql", """
                 input NewOrder {
                   sku: ID!
                +  channel: Channel!
                 }
                +input NewReturn {
                +  order: ID!
                +}
                """)))
                .extracting(Finding::ruleId, Finding::line)
                .containsExactly(tuple("graphql-field-changed", 3));
    }

    @Test
    void aRecordsFieldThatIsOnlyWrittenAnewIsNotNew() {
        assertThat(in(Diffs.modified("a/order.avsc", """
                   {"name": "id", "type": "string"},
                -  {"name": "total", "type": "long"}
                +  {"name": "total", "type": "long"},
                +  {"name": "channel", "type": ["null", "string"], "default": null}
                """))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config/routes.rb | resources :shipments, only: [:index]",
                "src/v1.ts | v1.post('/orders/:id/cancel', cancelOrder);",
                "routes/api.php | Route::apiResource('users', UserController::class);",
            })
    void aRouteThatGoesIsABreak(String path, String route) {
        assertThat(in(Diffs.modified(path, " first\n-" + route + "\n last")))
                .extracting(Finding::ruleId, Finding::level)
                .containsExactly(tuple("endpoint-removed", RiskLevel.CRITICAL));
    }

    @Test
    void aCallOfAnothersRouteIsNoRoute() {
        assertThat(in(Diffs.modified("src/client.ts", """
                 const a = 1;
                -const r = await http.get('/orders');
                +const r = await http.get('/orders?all');
                """))).isEmpty();
    }

    @Test
    void whatAPublicInterfaceDeclaresIsPublic() {
        assertThat(in(Diffs.modified("src/main/java/Client.java", """
                 public interface Client {
                -    Status status(Id id);
                     void cancel(Id id);
                """)))
                .extracting(Finding::ruleId, Finding::level)
                .containsExactly(tuple("public-method-removed", RiskLevel.MODERATE));
        assertThat(in(Diffs.modified("src/main/java/Client.java", """
                 interface Client {
                -    Status status(Id id);
                     void cancel(Id id);
                """))).isEmpty();
        assertThat(in(Diffs.modified("src/Order.cs", """
                 public sealed class Order
                 {
                -    public decimal Total { get; init; }
                     public string Id { get; init; }
                """)))
                .extracting(Finding::ruleId)
                .containsExactly("public-property-removed");
    }

    @Test
    void aMethodWhoseCallersFollowWeighsLess() {
        var gone = Diffs.modified("src/main/java/Repo.java", """
                 class Repo {
                -    public List<Row> all() {
                +    public List<Row> newest(int most) {
                """);
        var caller = Diffs.modified("src/main/java/Page.java", """
                -    rows = repo.all();
                +    rows = repo.newest(50);
                """);
        assertThat(in(gone)).extracting(Finding::level).containsExactly(RiskLevel.MODERATE);
        assertThat(in(gone + caller)).extracting(Finding::level).containsExactly(RiskLevel.LOW);
    }

    @Test
    void aLowerBoundForCoverageIsSaid() {
        assertThat(in(Diffs.modified("vitest.config.ts", """
                     coverage: {
                -      thresholds: { lines: 85, branches: 80 },
                +      thresholds: { lines: 40, branches: 80 },
                """)))
                .extracting(Finding::ruleId, Finding::line)
                .containsExactly(tuple("coverage-lowered", 2));
        assertThat(in(Diffs.modified("pyproject.toml", """
                 [tool.coverage.report]
                -fail_under = 80
                +fail_under = 85
                """))).isEmpty();
    }
}
