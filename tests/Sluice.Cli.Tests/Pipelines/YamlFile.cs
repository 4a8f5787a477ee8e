using Sluice.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Sluice.Cli.Tests.Pipelines;

/// <summary>A YAML file of the repository.</summary>
internal static class YamlFile
{
    public static YamlNode Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Join(Repository.Root, file))));
        return Assert.Single(stream.Documents).RootNode;
    }

    /// <summary>The text at a key, or an empty one.</summary>
    public static string Text(this YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value! : "";

    /// <summary>The texts at a key, or none.</summary>
    public static string[] Texts(this YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value)
            ? [.. ((YamlSequenceNode)value).Select(static v => ((YamlScalarNode)v).Value!)]
            : [];
}
