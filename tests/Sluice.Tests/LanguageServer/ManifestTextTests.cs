using Sluice.LanguageServer.Model;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>Which YAML and JSON beside policies is judged.</summary>
public class ManifestTextTests
{
    private const string Policy = "category account\npurpose support\npartner desk { in IE }\n";

    [Theory]
    [InlineData("transfer: t\nto: desk\ndatasets: {}\n", true)]
    [InlineData("\uFEFFtransfer: t\r\ndatasets:\r\n  d: { fields: {\r\n", true)]
    [InlineData("\"transfer\": t\n'datasets' : {}\n", true)]
    [InlineData("{\"transfer\": \"t\", \"datasets\": {}}", true)]
    [InlineData("{\n  \"a\": [\"}\", \"x\\\"\"], \"transfer\": \"t\",\n  \"datasets\": {", true)]
    [InlineData("  { transfer: t, datasets: {} }", true)]
    [InlineData("# transfer: t\ndatasets: {}\n", false)]
    [InlineData("repos:\n- transfer: t\n  datasets: {}\n", false)]
    [InlineData("{\"compilerOptions\": {\"transfer\": 1, \"datasets\": 2}}", false)]
    [InlineData("{\"a\": \"transfer\", \"b\": \"datasets\"}", false)]
    [InlineData("transfer: t\n", false)]
    [InlineData("{\"verdict\": \"deny\", \"transfer\": \"t\", \"datasets\": []}", false)]
    [InlineData("transfer: t\ndatasets: {}\nverdict: allow\n", false)]
    [InlineData("", false)]
    [InlineData("{\"transfer", false)]
    public void A_manifest_is_told_by_its_keys_at_the_top(string text, bool isManifest) =>
        Assert.Equal(isManifest, ManifestText.IsManifest(text));

    [Theory]
    [InlineData("p/transfers/t.yaml", "what: ever\n", true)]
    [InlineData("p/t.yaml", "transfer: t\ndatasets: {}\n", true)]
    [InlineData("p/tsconfig.json", "{\"compilerOptions\": {}}", false)]
    [InlineData("p/.pre-commit-config.yaml", "repos: []\n", false)]
    [InlineData("p/verdicts/t.json", "{\"transfer\": \"t\", \"datasets\": {}}", false)]
    [InlineData("p/transfers/verdicts/t.json", "{\"transfer\": \"t\", \"datasets\": {}}", false)]
    public void Only_what_is_meant_for_the_policies_is_judged_by_them(string path, string text, bool judged)
    {
        var workspace = MemoryWorkspace.Load(("p/a.sluice", Policy));

        workspace.Change("/ws/" + path, text);

        Assert.Equal(judged, workspace.SetsOf("/ws/" + path).Count == 1);
    }

    [Fact]
    public void A_text_becomes_a_manifest_and_ceases_to_be_one_while_it_is_written()
    {
        var workspace = MemoryWorkspace.Load(("p/a.sluice", Policy));
        const string Path = "/ws/p/t.yaml";

        workspace.Change(Path, "transfer: t\n");
        Assert.Empty(workspace.SetsOf(Path));
        Assert.Single(workspace.Change(Path, "transfer: t\ndatasets: {}\n"));
        Assert.Single(workspace.SetsOf(Path));
        workspace.Change(Path, "datasets: {}\n");
        Assert.Empty(workspace.SetsOf(Path));
    }

    [Fact]
    public void A_folder_transfers_around_the_workspace_makes_no_manifests()
    {
        var files = new MemoryWorkspace(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["/top/transfers/repo/a.sluice"] = Policy,
                ["/top/transfers/repo/tsconfig.json"] = "{}",
                ["/top/transfers/repo/transfers/t.yaml"] = "what: ever\n",
            }
        );
        var workspace = new Workspace(files);
        workspace.Load(["/top/transfers/repo"]);

        var set = Assert.Single(workspace.Sets);
        Assert.Equal("/top/transfers/repo", set.Root);
        Assert.Equal(["/top/transfers/repo/transfers/t.yaml"], set.Manifests.Keys);
    }
}
