using NJsonSchema;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Schemas;

/// <summary>The published schemas against the examples, with a validator that is not ours.</summary>
public sealed class SchemaTests
{
    private const string Smallest =
        """{ "transfer": "t", "to": "p", "purpose": "x", "datasets": { "d": { "fields": { "f": { "category": "a" } } } } }""";

    [Fact]
    public async Task Every_example_is_a_manifest()
    {
        var schema = await Schema("manifest");
        var checkedDocuments = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Join(Repository.Root, "policies"), "*.yaml", SearchOption.AllDirectories))
        {
            foreach (var document in YamlAsJson.Documents(File.ReadAllText(file)))
            {
                checkedDocuments++;
                Assert.True(
                    schema.Validate(document!.ToJsonString()).Count == 0,
                    $"{file}: {string.Join("\n", schema.Validate(document.ToJsonString()))}"
                );
            }
        }

        Assert.True(checkedDocuments > 20);
    }

    [Fact]
    public async Task Every_verdict_on_an_example_is_as_published()
    {
        var schema = await Schema("verdict");
        foreach (
            var folder in Directory
                .EnumerateDirectories(Path.Join(Repository.Root, "policies"))
                .Where(static d => Directory.Exists(Path.Join(d, "transfers")))
        )
        {
            var json = Run("check", Path.Join(folder, "transfers"), "--policies", folder, "--format", "json");
            Assert.True(schema.Validate(json).Count == 0, $"{folder}: {string.Join("\n", schema.Validate(json))}");
        }
    }

    [Fact]
    public async Task A_report_of_mistakes_is_as_published()
    {
        var schema = await Schema("verdict");
        var json = Run("check", "nowhere.yaml", "--policies", Path.Join(Repository.Root, "policies", "retail_ads"), "--format", "json");
        Assert.Contains("SLU", json, StringComparison.Ordinal);
        Assert.Empty(schema.Validate(json));
    }

    [Theory]
    [InlineData("\"purpose\": \"x\", ", "", "a missing purpose")]
    [InlineData("\"to\": \"p\"", "\"to\": \"p\", \"too\": \"q\"", "an unknown key")]
    [InlineData("\"purpose\": \"x\"", "\"purpose\": []", "an empty list")]
    [InlineData("\"category\": \"a\"", "\"category\": 7", "a number for a name")]
    [InlineData("\"to\": \"p\"", "\"to\": \"p\", \"people\": -1", "fewer than nobody")]
    [InlineData("\"to\": \"p\"", "\"to\": \"p\", \"frequency\": \"often\"", "an unknown frequency")]
    [InlineData("\"to\": \"p\"", "\"to\": \"p\", \"retention\": \"long\"", "a retention without a length")]
    [InlineData("\"to\": \"p\"", "\"to\": \"p\", \"consent\": { \"c\": \"some\" }", "a consent for some")]
    [InlineData("\"to\": \"p\"", "\"to\": \"p\", \"from\": \"yesterday\"", "a date in words")]
    [InlineData("\"to\": \"p\"", "\"to\": \"p\", \"on\": \"2024-01-01\", \"from\": \"2024-01-01\"", "two kinds of dates")]
    public async Task What_is_no_manifest_is_refused(string part, string instead, string what)
    {
        var schema = await Schema("manifest");
        Assert.Contains(part, Smallest, StringComparison.Ordinal);
        Assert.Empty(schema.Validate(Smallest));
        Assert.True(schema.Validate(Smallest.Replace(part, instead, StringComparison.Ordinal)).Count > 0, what);
    }

    [Fact]
    public void Editors_have_the_schema_of_manifests_that_is_published() =>
        AcceptedText.Matches("src/editors/vscode/schemas/manifest.schema.json", Run("schema", "manifest"));

    private static async Task<JsonSchema> Schema(string kind) => await JsonSchema.FromJsonAsync(Run("schema", kind));

    private static string Run(params string[] arguments)
    {
        return TemporaryFolder.RunIn(Repository.Root, new FakeConsole(), arguments).Output;
    }
}
