import '../lib/tokens.css';
import '../lib/base.css';
