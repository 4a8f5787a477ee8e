using System.Xml;
using System.Xml.Linq;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.House;

public class PackageTests
{
    private static readonly XDocument Central = XDocument.Parse(Repository.Read("Directory.Packages.props"));

    public static TheoryData<string> Packages() =>
        [.. Central.Descendants("PackageVersion").Select(static p => p.Attribute("Include")!.Value)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_why_it_is_here(string package)
    {
        var element = Central.Descendants("PackageVersion").Single(p => p.Attribute("Include")!.Value == package);

        Assert.True(
            element.PreviousNode is { NodeType: XmlNodeType.Comment },
            $"Directory.Packages.props: write a comment directly above {package} that says why it is needed"
        );
    }

    [Fact]
    public void Versions_stand_in_one_place() =>
        Assert.All(Repository.Projects(), static p =>
            Assert.DoesNotContain(XDocument.Parse(Repository.Read(p)).Descendants("PackageReference"), static r =>
                r.Attribute("Version") is not null
            )
        );

    [Fact]
    public void Everything_is_under_the_licence_of_the_repository()
    {
        Assert.Matches(@"^\s+Apache License\n\s+Version 2\.0, January 2004\n", Repository.Read("LICENSE"));
        Assert.Contains("END OF TERMS AND CONDITIONS", Repository.Read("LICENSE"), StringComparison.Ordinal);
        Assert.Equal(
            ["Apache-2.0"],
            XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("PackageLicenseExpression").Select(static e => e.Value)
        );
        Assert.All(Repository.Projects(), static p =>
            Assert.DoesNotContain("PackageLicense", Repository.Read(p), StringComparison.Ordinal)
        );
        Assert.Contains("\"license\": \"Apache-2.0\"", Repository.Read("src/editors/vscode/package.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("UNLICENSED", Repository.Read("src/editors/vscode/package-lock.json"), StringComparison.Ordinal);
    }
}
