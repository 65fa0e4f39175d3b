namespace PracticePortal.Platform.Data;

/// <summary>A wrong setting stops the start; the message is one sentence that names the key.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
